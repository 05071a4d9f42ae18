// Search as you type: a field and a plain list of buttons below it. A list, not a combobox: every
// screen reader and every thumb knows buttons; arrow keys walk from the field into the list and back.

import type { Answer, Match, Target } from '../../../wasm/js/index.ts';
import type { Found } from '../languages/elsewhere.ts';
import type { Strings } from '../strings.ts';
import type { Announcer } from './announce.ts';
import { fill, h } from './h.ts';
import { icon } from './icons.ts';

export interface SearchActions {
  /** `first`: what stands first so far. */
  suggest(text: string, first: Target | undefined): Promise<Answer | null>;
  /** What another language answers better; null when none does. */
  elsewhere(text: string, answer: Answer): Promise<Found | null>;
  /** Enter: the visitor asks. `first` is what stands first for this very text; undefined when nothing does. `found`: it stands there in another language. */
  ask(text: string, first: Target | undefined, found: Found | null): void;
  /** A result is chosen; `text` is what had been typed. */
  pick(target: Target, text: string, found: Found | null): void;
  /** Does a conversation with a person run, so that nobody has to be asked for? */
  inConversation(): boolean;
  /** The field became empty or got its first letter; `person`: the way to a person comes first for what stands in it. */
  onActive(active: boolean, person: boolean): void;
}

/** Of 1000: below this a match is noise, and "nothing found" the honest answer. */
const leastConfidence = 15;
/** One or two letters are not yet a question that could have no answer. */
const shortestMiss = 3;

export class Search {
  readonly input: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly results: HTMLElement;
  private readonly list = h('ul', { class: 'rows', id: 'results' });
  /** The language of the answers, in its own words, where it is not the panel's. */
  private readonly language = h('h4', { class: 'group-title' });
  private readonly note = h('p', { class: 'note' });
  private readonly clearButton: HTMLButtonElement;
  /** Has a number of answers been said, or is it about to be? */
  private counted = false;
  /** The text whose matches are shown, and the first of them. */
  private shown: { text: string; first: Target | undefined; found: Found | null } = { text: '', first: undefined, found: null };

  constructor(
    private readonly strings: Strings,
    private readonly announcer: Announcer,
    private readonly actions: SearchActions,
  ) {
    this.input = h('input', {
      type: 'search',
      class: 'search-input',
      'aria-label': strings.t('search'),
      'aria-controls': 'results',
      placeholder: strings.t('search_placeholder'),
      autocomplete: 'off',
      autocapitalize: 'sentences',
      enterkeyhint: 'search',
      dir: 'auto',
      maxlength: 500,
      oninput: () => void this.refresh(),
    });
    this.clearButton = h('button', { type: 'button', class: 'tool clear', hidden: true, 'aria-label': strings.t('search_clear'), onclick: () => this.clear(true) }, icon('close'));
    this.form = h('form', { class: 'search', role: 'search', onsubmit: (event) => this.submit(event) }, icon('search'), this.input, this.clearButton);
    this.results = h('section', { class: 'results', 'aria-label': strings.t('results_title'), hidden: true }, this.language, this.list, this.note);
    for (const node of [this.form, this.results]) node.addEventListener('keydown', (event) => this.onKey(event));
  }

  get text(): string {
    return this.input.value.trim();
  }

  /** Empties the field; the page of the screen comes back. */
  clear(focus = false): void {
    this.input.value = '';
    void this.refresh();
    if (focus) this.input.focus();
  }

  /** Puts back what was typed on an earlier page. */
  putBack(text: string): void {
    this.input.value = text;
    void this.refresh();
  }

  /** There are better answers by now: they are shown, unless somebody is just choosing. */
  improve(): void {
    if (this.text && !this.list.querySelector(':focus')) void this.refresh();
  }

  /** Asks the engine for what is typed now and shows the matches. */
  async refresh(): Promise<void> {
    const { text } = this;
    this.clearButton.hidden = !text;
    const { shown } = this;
    // Better answers to the same text, by a ranking that has learned meanwhile, owe it nothing.
    const typesOn = text.length > shown.text.length && text.startsWith(shown.text) && !shown.found;
    const answer = await this.actions.suggest(text, typesOn ? shown.first : undefined);
    if (text !== this.text) return;
    this.show(text, answer, null);
    // Where the other language is there already, its answers come before anything is drawn.
    const found = answer && (await this.actions.elsewhere(text, answer));
    if (found && text === this.text) this.show(text, found.answer, found);
  }

  private show(text: string, answer: Answer | null, found: Found | null): void {
    const matches = (answer?.matches ?? []).filter((match) => match.confidence >= leastConfidence);
    const count = matches.length;
    const active = answer !== null && (count > 0 || text.length >= shortestMiss);
    this.actions.onActive(active, answer?.person ?? false);
    this.results.hidden = !active;
    this.shown = { text, first: matches[0]?.target, found };
    this.results.lang = found?.tag ?? '';
    this.language.hidden = !found;
    this.language.textContent = found?.name ?? '';
    this.list.dataset['for'] = text;
    fill(this.list, matches.map((match) => this.row(match, found)));
    if (!active || !answer) return this.quieten();
    this.counted = true;
    this.note.hidden = count > 0;
    this.note.textContent = count > 0 ? '' : this.nothing(answer);
    this.announcer.say(count > 0 ? this.strings.count('results', count) : this.nothing(answer), 700);
  }

  /** In place of answers: what is said to somebody who does not ask, or that there are none. */
  private nothing({ intent }: Answer): string {
    const strings = this.actions.inConversation() ? this.strings.in('in_conversation') : this.strings;
    if (!intent) return strings.t('results_none');
    return strings.t(`say.intent_${intent}`) || strings.t('say.intent_person');
  }

  /** The number of answers is not worth saying once the search is left; what others say of the next screen is. */
  private quieten(): void {
    if (this.counted) this.announcer.hush();
    this.counted = false;
  }

  private row(match: Match, found: Found | null): HTMLElement {
    const same = !match.why.phrasing || match.why.phrasing === match.title;
    return h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'row', onclick: () => this.actions.pick(match.target, this.text, found) },
        icon(match.target.kind, 'icon row-icon'),
        h(
          'span',
          { class: 'row-text' },
          h('span', { class: 'row-label', dir: 'auto' }, same ? marked(match.title, match.why.span16) : match.title),
          same ? null : h('span', { class: 'row-hint', dir: 'auto' }, marked(match.why.phrasing, match.why.span16)),
        ),
        icon('next', 'icon row-go'),
      ),
    );
  }

  private submit(event: globalThis.Event): void {
    event.preventDefault();
    if (!this.text) return;
    const { text, first, found } = this.shown;
    if (text === this.text) this.actions.ask(text, first, found);
    else this.actions.ask(this.text, undefined, null);
  }

  private onKey(event: KeyboardEvent): void {
    // Its keys choose among what an input method offers.
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.text) {
      event.preventDefault();
      event.stopPropagation();
      this.clear(true);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [this.input, ...this.list.querySelectorAll<HTMLElement>('button')];
    const at = stops.indexOf((this.input.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

/** Text with the matched pieces marked; spans are ordered and disjoint. */
export function marked(text: string, spans: readonly (readonly [number, number])[]): (string | HTMLElement)[] {
  const pieces: (string | HTMLElement)[] = [];
  let done = 0;
  for (const [begin, end] of spans) {
    if (begin < done || end > text.length || begin >= end) continue;
    pieces.push(text.slice(done, begin), h('mark', {}, text.slice(begin, end)));
    done = end;
  }
  return [...pieces, text.slice(done)];
}
