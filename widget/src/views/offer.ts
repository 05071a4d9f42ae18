// What can be done now: the options of an offer, as rows or, for "did this help?", as two buttons.

import type { OfferedOption, Offer } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { optionIcons, optionLabel, optionNodes, row, rows } from './rows.ts';

export interface OfferActions {
  select(option: string, turn: number): void;
}

/** A focusable group named by what was said before it (`labelledBy`), else by its own heading. */
export function offerView(offer: Offer, strings: Strings, labelledBy: string, actions: OfferActions): HTMLElement {
  if (offer.kind === 'helpful') return helpful(offer, strings, actions);
  return h(
    'div',
    { class: 'offer', role: 'group', tabindex: -1, 'aria-labelledby': labelledBy || undefined, 'aria-label': labelledBy ? undefined : strings.t('choose_one') },
    optionRows(shownOptions(offer), offer, strings, actions),
  );
}

function optionRows(options: OfferedOption[], offer: Offer, strings: Strings, actions: OfferActions, label?: string): HTMLElement {
  const icons = optionIcons(options);
  const items = options.map((option, i) => row(optionNodes(option, offer.kind, strings), option.hint, icons[i] ?? null, () => actions.select(option.id, offer.turn)));
  return rows(items, label);
}

/** The interface's own way to a person stands at the foot of every screen: once is enough. After two misses an owner's own comes first. */
function shownOptions(offer: Offer): OfferedOption[] {
  const options = offer.options.filter((option) => option.id !== 'person' || option.label?.length);
  const rank = (option: OfferedOption): number => (offer.person_first && option.id === 'person' ? 0 : 1);
  return options.sort((a, b) => rank(a) - rank(b));
}

function helpful(offer: Offer, strings: Strings, actions: OfferActions): HTMLElement {
  const verdicts = offer.options.filter((option) => option.id === 'helpful' || option.id === 'not_helpful');
  const next = offer.options.filter((option) => !verdicts.includes(option));
  return h(
    'div',
    { class: 'offer' },
    next.length
      ? h('div', { class: 'group' }, h('p', { class: 'group-title' }, strings.t('next_steps')), optionRows(next, offer, strings, actions, strings.t('next_steps')))
      : null,
    h(
      'div',
      { class: 'verdict', role: 'group', 'aria-label': strings.t('did_this_help') },
      h('span', { class: 'verdict-ask', 'aria-hidden': 'true' }, strings.t('did_this_help')),
      verdicts.map((option) =>
        h(
          'button',
          { type: 'button', class: 'choice', onclick: () => actions.select(option.id, offer.turn) },
          icon(option.id === 'helpful' ? 'check' : 'close'),
          optionLabel(option, offer.kind, strings),
        ),
      ),
    ),
  );
}
