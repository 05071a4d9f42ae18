// How good was it? As a field: stars up to five, numbers beyond. As the question at a flow's end: a scale of buttons.

import { h, setAttribute } from '../views/h.ts';
import { ratingValues } from '../views/field.ts';
import type { FieldControl, FieldSetup, StepTools } from '../views/lazy-steps.ts';
import type { Strings } from '../strings.ts';
import type { Offer } from '../../../wasm/js/index.ts';
import { groupControl } from './group.ts';

const mostStars = 5;
const star = 'M12 3.8l2.5 5.3 5.8.8-4.2 4 1 5.8-5.1-2.8-5.1 2.8 1-5.8-4.2-4 5.8-.8z';

export function ratingControl(setup: FieldSetup, { strings, outline }: StepTools): FieldControl {
  const values = ratingValues(setup.field);
  const areStars = values.length <= mostStars;
  const items = values.map((value, i) => ({
    id: value,
    label: h('label', { class: 'rate' }, h('span', { class: 'rate-face', 'aria-hidden': 'true' }, areStars ? outline(star) : value)),
    props: { 'aria-label': spoken(values, i, strings) },
  }));
  const scale = h('div', { class: areStars ? 'scale stars' : 'scale' }, items.map(({ label }) => label));
  /** A star is lit with all before it; a number stands alone. */
  const light = (upTo: number): void =>
    items.forEach(({ label }, i) => setAttribute(label, 'data-on', areStars ? i <= upTo : i === upTo));
  const show = (): void => light(values.indexOf(control.read()));
  items.forEach(({ label }, i) => label.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && light(i)));
  scale.addEventListener('pointerleave', () => show());
  const control = groupControl(h('div', { class: ratingClass(values) }, scale, ends(strings)), items, 'radio', setup, () => show());
  show();
  return control;
}

/** A focusable group named by what was said before it. */
export function surveyView(offer: Offer, labelledBy: string, select: (option: string) => void, { strings }: Pick<StepTools, 'strings'>): HTMLElement {
  const steps = offer.options.map(({ id }) => id).filter((id) => id !== 'skip');
  const button = (id: string, i: number): HTMLElement =>
    h('button', { type: 'button', class: 'rate-face', 'aria-label': spoken(steps, i, strings), onclick: () => select(id) }, id);
  return h(
    'div',
    { class: 'offer', role: 'group', tabindex: -1, 'aria-labelledby': labelledBy || undefined, 'aria-label': labelledBy ? undefined : strings.t('choose_one') },
    h('div', { class: ratingClass(steps) }, h('div', { class: 'scale' }, steps.map(button)), ends(strings)),
    steps.length < offer.options.length ? h('button', { type: 'button', class: 'quiet', onclick: () => select('skip') }, strings.t('option.skip')) : null,
  );
}

/** What one row of a phone has no room for, as large as a finger, stands in two. */
const ratingClass = (values: readonly string[]): string => (values.length > 6 ? 'rating rows' : 'rating');

/** "1 of 5", and at the ends of the scale what they mean. */
function spoken(values: readonly string[], i: number, strings: Strings): string {
  const end = i === 0 ? strings.t('rating_worst') : i === values.length - 1 ? strings.t('rating_best') : '';
  return [strings.t('rating', { value: values[i] ?? '', max: values.at(-1) ?? '' }), end].filter(Boolean).join(', ');
}

function ends(strings: Strings): HTMLElement {
  return h('div', { class: 'ends', 'aria-hidden': 'true' }, h('span', {}, strings.t('rating_worst')), h('span', {}, strings.t('rating_best')));
}
