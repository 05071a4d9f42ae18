// What can be done now: the options of an offer, as rows or, for "did this help?", as two buttons.

import type { OfferedOption, Offer } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';
import type { StepViews } from './lazy-steps.ts';
import { optionItems, optionLabel, optionNodes, rows } from './rows.ts';

export interface OfferActions {
  select(option: string, turn: number): void;
}

/** A focusable group named by what was said before it (`labelledBy`), else by its own heading. */
export function offerView(offer: Offer, strings: Strings, labelledBy: string, actions: OfferActions, views: StepViews | null = null): HTMLElement {
  if (offer.kind === 'helpful') return helpful(offer, strings, actions);
  if (offer.kind === 'survey' && views) return views.survey(offer, labelledBy, (option) => actions.select(option, offer.turn), { strings });
  return h(
    'div',
    { class: 'offer', role: 'group', tabindex: -1, 'aria-labelledby': labelledBy || undefined, 'aria-label': labelledBy ? undefined : strings.t('choose_one') },
    offer.kind === 'confirm' ? confirmation(offer, strings, actions) : optionRows(shownOptions(offer), offer, strings, actions),
  );
}

/** What was summarised is done, or not: two buttons, of which the first is what the visitor came for. */
function confirmation(offer: Offer, strings: Strings, actions: OfferActions): HTMLElement {
  const button = (option: OfferedOption): HTMLElement =>
    h('button', { type: 'button', class: option.id === 'yes' ? 'primary' : 'secondary', dir: 'auto', onclick: () => actions.select(option.id, offer.turn) }, optionNodes(option, offer.kind, strings));
  return h('div', { class: 'form-end' }, offer.options.map(button));
}

function optionRows(options: OfferedOption[], offer: Offer, strings: Strings, actions: OfferActions, label?: string): HTMLElement {
  return rows(optionItems(options, offer, strings, actions.select), label);
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
