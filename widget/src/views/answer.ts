// An answer that may have to be fetched first.

import type { Strings } from '../strings.ts';
import type { RichText } from '../text/rich.ts';
import { fill, h } from './h.ts';

const patienceMs = 400;

/** Draws the answer into `place` when it is there. One that cannot be had now (null) can be asked for again. */
export async function showAnswer(place: HTMLElement, answer: () => Promise<string | null>, strings: Strings, rich: RichText): Promise<void> {
  const wait = (): void => fill(place, h('p', { class: 'note', role: 'status' }, strings.t('loading')));
  const slow = setTimeout(wait, patienceMs);
  const text = await answer();
  clearTimeout(slow);
  if (text !== null) return fill(place, rich.block([{ text }], 4));
  const again = (): void => {
    // The button goes at once: whoever has pressed it stays here, and presses it once.
    wait();
    place.tabIndex = -1;
    place.focus();
    void showAnswer(place, answer, strings, rich);
  };
  fill(place, h('p', { role: 'status' }, strings.t('fallback.no_answers')), h('button', { type: 'button', class: 'choice', onclick: again }, strings.t('option.retry')));
}
