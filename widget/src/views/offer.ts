// What can be done now: the options of an offer, as rows or, for "did this help?", as two buttons.

import type { OfferedOption, Offer } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import { optionIcon, optionLabel, row, rows } from './rows.ts';

export interface OfferActions {
  select(option: string, turn: number): void;
  unsent(): HTMLElement | null;
}

/** A focusable group named by what was said before it (`labelledBy`), else by its own heading. */
export function offerView(offer: Offer, strings: Strings, labelledBy: string, actions: OfferActions): HTMLElement {
  if (offer.kind === 'helpful') return helpful(offer, strings, actions);
  const group = h(
    'div',
    { class: 'offer', role: 'group', tabindex: -1, 'aria-labelledby': labelledBy || undefined, 'aria-label': labelledBy ? undefined : strings.t('choose_one') },
    offer.kind === 'retry' ? actions.unsent() : null,
  );
  group.append(rows(sorted(offer).map((option) => optionRow(option, offer, strings, actions))));
  return group;
}

function optionRow(option: OfferedOption, offer: Offer, strings: Strings, actions: OfferActions): HTMLElement {
  return row(optionLabel(option, offer.kind, strings), option.hint, optionIcon(option), () => actions.select(option.id, offer.turn));
}

/** After two misses the way to a person comes first. */
function sorted(offer: Offer): OfferedOption[] {
  if (!offer.person_first) return offer.options;
  const first = (option: OfferedOption): number => (option.id === 'person' ? 0 : 1);
  return [...offer.options].sort((a, b) => first(a) - first(b));
}

function helpful(offer: Offer, strings: Strings, actions: OfferActions): HTMLElement {
  const verdicts = offer.options.filter((option) => option.id === 'helpful' || option.id === 'not_helpful');
  const next = offer.options.filter((option) => !verdicts.includes(option));
  return h(
    'div',
    { class: 'offer' },
    next.length
      ? h('div', { class: 'group' }, h('p', { class: 'group-title' }, strings.t('next_steps')), rows(next.map((option) => optionRow(option, offer, strings, actions)), strings.t('next_steps')))
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
