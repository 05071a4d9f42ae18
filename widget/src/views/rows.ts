// Rows: the one form that anything to tap takes, wherever it is offered.

import type { Offer, OfferedOption } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { formatDates, formatParts, plainText } from '../text/parts.ts';
import { type Child, h } from './h.ts';
import { icon, type Icon, iconNamed } from './icons.ts';
import { picture } from './picture.ts';
import { partNodes } from './values.ts';

const ownIcons: Record<string, Icon> = {
  person: 'person',
  restart: 'restart',
  retry: 'restart',
  contact: 'phone',
  back: 'back',
  something_else: 'search',
  continue: 'next',
  helpful: 'check',
  not_helpful: 'close',
};

/** What an option is called: the owner's label, else the interface's word for its id, in this kind of offer first. */
export function optionLabel(option: OfferedOption, kind: Offer['kind'], strings: Strings): string {
  return plainText(option.label, strings.locale) || strings.t(`option.${kind}_${option.id}`) || strings.t(`option.${option.id}`) || option.id;
}

/** The same as nodes. */
export function optionNodes(option: OfferedOption, kind: Offer['kind'], strings: Strings): Child {
  return option.label?.length ? partNodes(formatParts(option.label, strings.locale)) : optionLabel(option, kind, strings);
}

/** Icons for a list of options: every row has one, or none has. */
export function optionIcons(options: readonly OfferedOption[], otherwise: Icon | null = null): (Icon | null)[] {
  const icons = options.map((option) => optionIcon(option) ?? otherwise);
  return icons.every((name) => name !== null) ? icons : icons.map(() => null);
}

function optionIcon(option: OfferedOption): Icon | null {
  if (option.icon) return iconNamed(option.icon);
  if (!option.label?.length) return ownIcons[option.id] ?? null;
  return option.target?.kind ?? null;
}

/** The options of an offer as rows: with their pictures where there are any, else with icons. */
export function optionItems(options: readonly OfferedOption[], { kind, turn }: Offer, strings: Strings, select: (option: string, turn: number) => void): HTMLElement[] {
  const icons = optionIcons(options);
  const hasPictures = options.some((option) => option.picture);
  return options.map((option, i) => {
    const before = hasPictures ? picture(option.picture, '', { class: 'row-picture' }) : (icons[i] ?? null);
    return row(optionNodes(option, kind, strings), option.hint && formatDates(option.hint, strings.locale), before, () => select(option.id, turn));
  });
}

/** One tappable row: icon or picture, label, hint, arrow. */
export function row(label: Child, hint: string | undefined, before: Icon | HTMLImageElement | null, act: () => void): HTMLElement {
  return h(
    'li',
    {},
    h(
      'button',
      { type: 'button', class: 'row', onclick: act },
      typeof before === 'string' ? icon(before, 'icon row-icon') : before,
      h('span', { class: 'row-text' }, h('span', { class: 'row-label', dir: 'auto' }, label), hint ? h('span', { class: 'row-hint', dir: 'auto' }, hint) : null),
      icon('next', 'icon row-go'),
    ),
  );
}

export function rows(items: HTMLElement[], label?: string): HTMLElement {
  return h('ul', { class: 'rows', 'aria-label': label }, items);
}
