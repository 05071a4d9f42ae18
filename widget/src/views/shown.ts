// What a text has beside it (pictures, videos, products, links, timelines), where it is plain: a link is always, the
// others are when the steps' part cannot be had.

import type { Media, Say } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { safeImageUrl } from '../text/links.ts';
import { formatDates, plainText } from '../text/parts.ts';
import { type Child, h } from './h.ts';
import { icon } from './icons.ts';
import { leadsAway, linkProps } from './picture.ts';

/** Somewhere to go, as a button: http, https, or a page of this site; only the words where there is no such way. */
export function linkView({ src = '', title, price, link = src }: Media, strings: Strings, draw: typeof icon): HTMLElement | null {
  const words = [plainText(title, strings.locale), plainText(price, strings.locale)].filter(Boolean).join(', ') || link;
  const url = safeImageUrl(link);
  if (!url) return words ? h('p', { dir: 'auto' }, words) : null;
  const away = leadsAway(url);
  return h(
    'p',
    {},
    h('a', { class: 'choice way', ...linkProps(url) }, h('span', { dir: 'auto' }, words), away ? h('span', { class: 'hidden' }, ` (${strings.t('new_tab')})`) : null, draw(away ? 'link' : 'next')),
  );
}

export function plainShown({ media, timeline }: Say, strings: Strings): Child[] {
  const lines = timeline?.map(({ label, when = '' }) => h('li', { dir: 'auto' }, [plainText(label, strings.locale), formatDates(when, strings.locale)].filter(Boolean).join(': ')));
  return [media ? linkView(media, strings, icon) : null, lines ? h('div', { class: 'prose' }, h('ol', {}, lines)) : null];
}
