// One of several, or several: rows as menus have them, or tiles where there are pictures. The native control covers the
// whole of each, so that a tap anywhere, keys and screen readers meet the same thing.

import { formatDates, formatParts, plainText } from '../text/parts.ts';
import { type Child, h } from '../views/h.ts';
import type { FieldControl, FieldSetup, StepTools } from '../views/lazy-steps.ts';
import { picture } from '../views/picture.ts';
import { partNodes } from '../views/values.ts';
import type { OfferedOption } from '../../../wasm/js/index.ts';
import { groupControl } from './group.ts';

export function choiceControl(setup: FieldSetup, { strings, icon }: StepTools): FieldControl {
  const { field, id } = setup;
  const { locale } = strings;
  const options = field.options ?? [];
  const type = field.type === 'choices' ? 'checkbox' : 'radio';
  const hasPictures = options.some((option) => option.picture);
  const mark = (): Child => {
    if (type === 'radio' && setup.picked) return hasPictures ? null : icon('next', 'icon row-go');
    return h('span', { class: 'pick-mark', 'aria-hidden': 'true' }, type === 'checkbox' ? icon('check') : null);
  };
  const items = options.map((option, i) => {
    const words = `${id}-${i}-words`;
    const hint = option.hint ? h('span', { class: 'row-hint', id: `${id}-${i}-hint`, dir: 'auto' }, formatDates(option.hint, locale)) : null;
    const label = h(
      'label',
      { class: 'pick' },
      h(
        'span',
        { class: 'pick-face' },
        picture(option.picture, '', { class: 'pick-picture' }),
        h('span', { class: 'row-text' }, h('span', { class: 'row-label', id: words, dir: 'auto' }, labelOf(option, locale)), hint),
        mark(),
      ),
    );
    return { id: option.id, label, props: { 'aria-labelledby': words, ...(hint && { 'aria-describedby': hint.id }) } };
  });
  const node = h('div', { class: hasPictures ? 'picks tiled' : 'picks', 'data-type': type }, items.map(({ label }) => label));
  return groupControl(node, items, type, setup);
}

function labelOf({ id, label }: OfferedOption, locale: string): Child {
  return plainText(label, locale) ? partNodes(formatParts(label ?? [], locale)) : id;
}
