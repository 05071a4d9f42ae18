// How far something has come: what is done, what is now, what is still expected.

import type { Milestone } from '../../../wasm/js/index.ts';
import { formatDates, formatValue } from '../text/parts.ts';
import { h } from '../views/h.ts';
import type { StepTools } from '../views/lazy-steps.ts';

export function timelineView(timeline: readonly Milestone[], { strings, rich, icon }: StepTools): HTMLElement {
  const item = ({ label, when = '', state }: Milestone): HTMLElement =>
    h(
      'li',
      { class: 'milestone', 'data-state': state, 'aria-current': state === 'now' ? 'step' : undefined },
      h('span', { class: 'milestone-mark', 'aria-hidden': 'true' }, state === 'done' ? icon('check') : null),
      h(
        'div',
        { class: 'milestone-text' },
        h('span', { class: 'milestone-label', dir: 'auto' }, rich.inline(label)),
        h('span', { class: 'hidden' }, ` (${strings.t(`timeline.${state}`)}) `),
        whenView(when, strings.locale),
      ),
    );
  return h('ol', { class: 'timeline' }, timeline.map(item));
}

/** Neutral dates are times; anything else is the owner's word for one. */
function whenView(when: string, locale: string): HTMLElement | null {
  if (!when) return null;
  const text = formatDates(when, locale);
  return formatValue(when, locale) === when ? h('span', { class: 'hint', dir: 'auto' }, text) : h('time', { class: 'hint', datetime: when }, text);
}
