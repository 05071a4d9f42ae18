// Pictures and links of the owner: what a file or an API names, shown only where it leads to the web.

import { absolute, safeImageUrl } from '../text/links.ts';
import { h, type Props } from './h.ts';

/** A picture, or null where the address is none to fetch. One that cannot be loaded goes, with `whole` around it. */
export function picture(address: string | undefined, alt: string, props: Props = {}, whole?: Element): HTMLImageElement | null {
  const src = address ? safeImageUrl(address) : null;
  if (!src) return null;
  const image: HTMLImageElement = h('img', { alt, loading: 'lazy', decoding: 'async', ...props, onerror: () => (whole ?? image).remove() });
  // Last: what is not there may fail at once.
  image.setAttribute('src', src);
  return image;
}

/** Another site opens beside this page, so that neither it nor the conversation is left; "//other.example" is one, too. */
export function leadsAway(url: string): boolean {
  const whole = absolute(url, document.baseURI) ?? '';
  return whole.startsWith('http') && new URL(whole).origin !== location.origin;
}

/** Attributes of a link to this address. */
export function linkProps(url: string): Props {
  return { href: url, ...(leadsAway(url) ? { target: '_blank', rel: 'noopener noreferrer' } : {}) };
}
