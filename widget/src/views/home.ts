// Home: the search field on top; below it the menu, what is often asked, all topics, and how to reach
// the shop. While the visitor types, answers take the place of everything below the field.

import type { About, Offer, Say, Target } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { contactLinks, hoursLine } from './contact.ts';
import { DeliveryView, type LeftBehind } from './delivery.ts';
import { fill, h, setAttribute } from './h.ts';
import { icon } from './icons.ts';
import { optionItems, optionNodes, rows } from './rows.ts';
import type { Search } from './search.ts';

export interface HomeActions {
  select(option: string, turn: number): void;
  pick(target: Target): void;
  /** What had the focus is about to go. */
  focusStart(): void;
}

export class Home {
  readonly node: HTMLElement;
  private readonly page = h('div', { class: 'home-page' });
  private readonly unsent = h('div', { class: 'left-behind' });
  private readonly blocks = new Map<string, DeliveryView>();
  private readonly notice = h('p', { class: 'notice', hidden: true });

  constructor(
    private readonly about: About,
    private readonly strings: Strings,
    search: Search,
    private readonly actions: HomeActions,
    private readonly now: () => number,
  ) {
    this.node = h(
      'div',
      { class: 'home' },
      h('div', { class: 'hero' }, this.unsent, this.notice, h('h3', { class: 'greeting' }, strings.t('greeting')), search.form),
      search.results,
      this.page,
    );
  }

  /** While there is text in the field, the page below makes room for the answers. */
  setSearching(searching: boolean): void {
    this.page.hidden = searching;
  }

  /** Shows the offer of the latest turn at home; what was said in that turn stands above, and is given as text. */
  show(offer: Offer, said: Say[]): string {
    fill(this.page, this.menu(offer), this.popular(offer), this.categories(), this.reach());
    return this.tell(said);
  }

  /** Shows above the greeting what was said while home is on the screen, and gives it as text; nothing takes the line away. */
  tell(said: Say[]): string {
    const words = said.map((say) => (say.message ? this.strings.t(`say.${say.message}`, say.args ?? {}) : '')).filter(Boolean).join(' ');
    this.notice.hidden = words === '';
    this.notice.textContent = words;
    setAttribute(this.notice, 'data-trouble', said.some((say) => say.message === 'handover_failed'));
    return words;
  }

  /** What earlier sessions could not deliver: each stays until it is sent or given up. Gives the ids of those that have gone. */
  showUnsent(list: readonly LeftBehind[]): string[] {
    for (const actions of list) {
      if (this.blocks.has(actions.id)) continue;
      const block = new DeliveryView(`unsent-${actions.id}`, this.strings, actions);
      this.blocks.set(actions.id, block);
      this.unsent.append(block.node);
    }
    return [...this.blocks].flatMap(([id, block]) => {
      if (block.refresh() !== 'none') return [];
      if (block.node.contains(this.unsent.querySelector(':focus'))) this.actions.focusStart();
      block.node.remove();
      this.blocks.delete(id);
      return [id];
    });
  }

  private menu(offer: Offer): HTMLElement | null {
    // An entry that leads nowhere but to a person is what stands at the foot of every screen: once is enough.
    const options = offer.options.filter((option) => option.target);
    if (options.length === 0) return null;
    return this.section('menu_title', rows(optionItems(options, offer, this.strings, this.actions.select)));
  }

  private popular(offer: Offer): HTMLElement | null {
    if (!offer.popular?.length) return null;
    const items = offer.popular.map((option) =>
      h('li', {}, h('button', { type: 'button', class: 'line', onclick: () => this.actions.select(option.id, offer.turn) }, icon('article'), h('span', { dir: 'auto' }, optionNodes(option, 'home', this.strings)))),
    );
    return this.section('popular_title', h('ul', { class: 'lines' }, items));
  }

  private categories(): HTMLElement | null {
    const filled = (this.about.categories ?? []).filter((category) => category.articles?.length !== 0);
    if (filled.length === 0) return null;
    const items = filled.map((category) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', class: 'tile', onclick: () => this.actions.pick({ kind: 'category', id: category.id }) },
          h('span', { class: 'tile-label', dir: 'auto' }, category.title),
          category.articles ? h('span', { class: 'tile-count' }, this.strings.count('articles', category.articles.length)) : null,
        ),
      ),
    );
    return this.section('categories_title', h('ul', { class: 'tiles' }, items));
  }

  private reach(): HTMLElement | null {
    const hours = hoursLine(this.about.hours, this.strings, this.now());
    const links = contactLinks(this.about.contact, this.strings);
    return hours || links.length ? this.section('contact_title', h('div', { class: 'reach' }, hours, links)) : null;
  }

  private section(key: string, content: HTMLElement): HTMLElement {
    return h('section', { class: 'group' }, h('h4', { class: 'group-title' }, this.strings.t(key)), content);
  }
}
