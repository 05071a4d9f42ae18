// What stands beside a text: a picture, a video, a product. Nothing of it is fetched before it comes into sight, no video
// before it is played; what cannot be fetched leaves no hole.

import type { Media } from '../../../wasm/js/index.ts';
import { safeImageUrl } from '../text/links.ts';
import { plainText } from '../text/parts.ts';
import { h } from '../views/h.ts';
import type { StepTools } from '../views/lazy-steps.ts';
import { linkView } from '../views/shown.ts';
import { leadsAway, linkProps, picture } from '../views/picture.ts';

/** Null: nothing of it can be shown. */
export function mediaView(media: Media, id: string, tools: StepTools): HTMLElement | null {
  switch (media.kind) {
    case 'picture':
      return pictureView(media, tools);
    case 'video':
      return videoView(media, id, tools);
    case 'card':
      return productView(media, tools);
    default:
      return linkView(media, tools.strings, tools.icon);
  }
}

function pictureView({ src, title }: Media, { strings }: StepTools): HTMLElement | null {
  const figure = h('figure', { class: 'shown' });
  const image = picture(src, plainText(title, strings.locale), { class: 'shown-picture' }, figure);
  if (!image) return null;
  figure.append(image);
  return figure;
}

/** One that cannot be played is still a link: another program may be able to. */
function videoView(media: Media, id: string, { strings, icon }: StepTools): HTMLElement | null {
  const { src = '', title } = media;
  const address = safeImageUrl(src);
  if (!address) return null;
  const words = plainText(title, strings.locale);
  const caption = words ? h('figcaption', { class: 'hint', id: `${id}-caption`, dir: 'auto' }, words) : null;
  const video = h('video', { class: 'shown-video', controls: true, preload: 'none', playsinline: true, src: address, 'aria-labelledby': caption?.id });
  const figure = h('figure', { class: 'shown' }, video, caption);
  video.addEventListener('error', () => {
    const instead = linkView({ kind: 'link', link: src, title: title ?? [] }, strings, icon);
    const hadFocus = video.matches(':focus');
    figure.replaceWith(instead ?? '');
    if (hadFocus) instead?.querySelector('a')?.focus();
  });
  return figure;
}

function productView({ src, title, price, link }: Media, { strings, icon }: StepTools): HTMLElement | null {
  const { locale } = strings;
  const cost = plainText(price, locale);
  const url = link ? safeImageUrl(link) : null;
  const inside = [
    picture(src, '', { class: 'product-picture' }),
    h(
      'span',
      { class: 'row-text' },
      h('span', { class: 'row-label', dir: 'auto' }, plainText(title, locale)),
      cost ? h('span', { class: 'product-price', dir: 'auto' }, cost) : null,
      url && leadsAway(url) ? h('span', { class: 'hidden' }, ` (${strings.t('new_tab')})`) : null,
    ),
  ];
  return url ? h('a', { class: 'product', ...linkProps(url) }, inside, icon('next', 'icon row-go')) : h('div', { class: 'product' }, inside);
}
