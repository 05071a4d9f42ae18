// The conversation with Waypost as it stands in the log: what the visitor did, what was said and shown,
// and at its end what can be done now. Drawn from log entries alone, so a reload draws the same.

import type { About, Effect, Form, LogEntry, Offer, Say } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import type { RichText } from '../text/rich.ts';
import type { ReadArticle } from '../bodies.ts';
import { isNews, wasRefused } from '../log-entry.ts';
import { showAnswer } from './answer.ts';
import { contactLinks } from './contact.ts';
import { type DeliveryActions, DeliveryView } from './delivery.ts';
import { type FormDrafts, type FormFiles, formView } from './form.ts';
import { fill, h } from './h.ts';
import { icon, outline } from './icons.ts';
import { formNeedsSteps, type LazySteps, sayNeedsSteps, type StepViews } from './lazy-steps.ts';
import { offerView } from './offer.ts';
import { plainShown } from './shown.ts';
import { textNodes, unbroken } from './values.ts';
import { type Labels, visitorText } from './visitor-text.ts';

export interface ThreadActions {
  select(option: string, turn: number): void;
  submit(fields: Record<string, string>, turn: number): void;
  article(id: string): Promise<ReadArticle | null>;
  contact: About['contact'];
  /** Can the site take anything that a visitor sends? */
  sends: boolean;
  drafts: FormDrafts;
  files: FormFiles;
  /** The part that only some steps need. */
  steps: LazySteps;
  delivery: DeliveryActions;
  /** Had the visitor said anything when this was handed over? */
  hasSaid(handover: string): boolean;
  /** Does a conversation with a person run, so that nobody has to be asked for? */
  inConversation(): boolean;
  /** The turn of the offer or form that the core still takes an answer to; 0 = none. */
  asked(): number;
}

/** What the newest turn wants the focus on. */
export interface Landing {
  turn: HTMLElement;
  focus: HTMLElement;
}

const patienceMs = 2_000;

/** What is said of a handover on its way: true until something newer is said of it, then it goes. */
const passing = new Set(['handover_check', 'handover_failed']);
const newer = new Set([...passing, 'message_intro', 'message_sent', 'handed_over', 'handover_elsewhere']);

/** Where nothing can be sent, these are followed by the ways there are to reach the shop. */
const wantsPerson = new Set(['message_intro', 'intent_person', 'intent_frustration']);

export class Thread {
  readonly node = h('div', { class: 'thread' });
  private slot: HTMLElement | null = null;
  private open: Form | null = null;
  private turn = 0;
  /** The newest turn. */
  last: Landing | null = null;
  private person = false;
  /** The handover that was last heard of. */
  private handover = '';
  private status: HTMLElement | null = null;
  private delivery: DeliveryView | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly strings: Strings,
    private readonly rich: RichText,
    private readonly labels: Labels,
    private readonly actions: ThreadActions,
  ) {}

  /** Starts over with these entries of the log. */
  reset(entries: readonly LogEntry[]): void {
    clearTimeout(this.patience);
    this.slot = null;
    this.open = null;
    this.turn = 0;
    this.last = null;
    this.status = null;
    this.delivery = null;
    fill(this.node);
    for (const entry of entries) this.add(entry);
  }

  /** Appends one entry; what could be done before is gone, what can be done now stands at the end. Null: nobody has to be led there. */
  add(entry: LogEntry): Landing | null {
    // News that comes too late (a second failure of what has failed) leaves what was said of it standing.
    if (entry.event.type === 'handover_done' && !entry.effects.some((effect) => effect.type === 'stale')) {
      this.handover = entry.event.handover;
      this.outdate();
    }
    if (!entry.effects.some((effect) => effect.type !== 'persist' && effect.type !== 'track' && effect.type !== 'stale')) return null;
    if (this.slot && this.turn !== 0 && this.turn === this.actions.asked() && isNews(entry)) return this.tell(entry, this.slot);
    clearTimeout(this.patience);
    const turn = h('div', { class: 'turn' });
    const refused = wasRefused(entry);
    const said = refused ? '' : visitorText(entry.event, this.labels, this.strings);
    if (!refused) this.keepQuestion();
    const before = this.slot?.parentElement;
    this.slot?.remove();
    if (before && !before.hasChildNodes()) before.remove();
    this.open = null;
    this.turn = 0;
    this.slot = h('div', { class: 'slot' });
    this.person = entry.effects.some((effect) => 'person_first' in effect);
    if (said) turn.append(h('p', { class: 'bubble mine', dir: 'auto' }, h('span', { class: 'hidden' }, `${this.strings.t('you')}: `), unbroken(said)));
    const focus = this.drawEffects(entry.effects, turn, this.slot);
    turn.append(this.slot);
    this.node.append(turn);
    this.last = { turn, focus: focus ?? turn };
    return this.last;
  }

  /** What is being answered stays as it is, with the focus and all that stands in it; the news goes above it. */
  private tell(entry: LogEntry, slot: HTMLElement): null {
    const news = h('div');
    this.drawEffects(entry.effects.filter((effect) => effect.type === 'say'), news, slot);
    slot.before(...news.childNodes);
    return null;
  }

  /** Does what is open want the way to a person first? */
  get leadsToPerson(): boolean {
    return this.person;
  }

  /** The outbox has news of an undelivered handover. */
  refreshDelivery(): void {
    this.delivery?.refresh();
  }

  /** One status per handover: what was said of it before is no longer true. */
  private outdate(): void {
    const turn = this.status?.parentElement;
    this.status?.remove();
    if (turn && !turn.hasChildNodes()) turn.remove();
    this.status = null;
    this.delivery = null;
  }

  /** A form leaves when it is answered; what it asked stays, or the answer would stand alone. Several answers name their questions. */
  private keepQuestion(): void {
    const label = this.open?.kind === 'input' && this.open.fields.length === 1 ? this.open.fields[0]?.label : undefined;
    if (label?.length) this.slot?.before(this.rich.block(label, 4, 'say prose'));
  }

  private drawEffects(given: readonly Effect[], turn: HTMLElement, slot: HTMLElement): HTMLElement | null {
    const effects = this.labels.timed(given, this.strings);
    let focus: HTMLElement | null = null;
    const saidIds: string[] = [];
    for (const effect of effects) {
      if (effect.type === 'say') {
        if (newer.has(effect.message ?? '')) this.outdate();
        const node = this.say(effect);
        if (passing.has(effect.message ?? '')) this.status = node;
        saidIds.push(node.id);
        turn.append(node);
        focus ??= node;
      } else if (effect.type === 'show') {
        const { node, title } = this.card(effect.article);
        turn.append(node);
        focus = title;
      } else if (effect.type === 'offer') {
        // A reply to what asks nothing leaves the visitor here: home has a screen of its own.
        if (effect.kind === 'home') continue;
        this.turn = effect.turn;
        const offer = this.possible(effect);
        const view = this.fillWith(slot, offer.kind === 'survey', (views) => {
          const node = offerView(offer, this.strings, saidIds.join(' '), this.actions, views);
          return { node, focus: node };
        });
        if (!effects.some((other) => other.type === 'show')) focus = view;
      } else if (effect.type === 'form') {
        focus = this.form(effect, slot, saidIds.join(' '));
      } else if (effect.type === 'lookup') {
        focus = this.progress(slot, 'looking');
      } else if (effect.type === 'handover' && effect.phase === 'deliver') {
        this.outdate();
        focus = this.progress(slot, 'chat.sending');
      }
    }
    return focus;
  }

  private say(say: Say): HTMLElement {
    const id = `say-${say.id.replace(':', '-')}`;
    if (say.parts || say.media || say.timeline) {
      const block = say.parts ? this.rich.block(say.parts, 4, 'say prose') : h('div', { class: 'say' });
      block.dir = 'auto';
      const whole = say.media || say.timeline ? h('div', { class: 'say' }, say.parts ? block : null, this.beside(say, id)) : block;
      whole.id = id;
      whole.tabIndex = -1;
      return whole;
    }
    const args = say.args ?? {};
    const key = `say.${say.message ?? ''}`;
    if (say.message === 'contact' || (!this.actions.sends && wantsPerson.has(say.message ?? ''))) {
      const links = this.links();
      const words = say.message === 'contact' && links.length === 0 ? 'fallback.no_contact' : key;
      return h('div', { class: 'say reach', id, tabindex: -1 }, h('p', {}, this.strings.t(words)), links);
    }
    if (say.message === 'handover_failed') return (this.delivery = new DeliveryView(id, this.strings, this.actions.delivery)).node;
    const strings = this.actions.inConversation() ? this.strings.in('in_conversation') : this.strings;
    return h('div', { class: 'say', id, tabindex: -1, 'data-message': say.message }, h('p', {}, textNodes(strings, key + this.variant(say), args)));
  }

  private links(): HTMLElement[] {
    return contactLinks(this.actions.contact, this.strings);
  }

  /** Of an undelivered handover's offer: neither to try again what cannot be sent, nor ways to reach the shop where it names none. */
  private possible(offer: Offer): Offer {
    const dead = [this.actions.sends ? '' : 'retry', this.links().length ? '' : 'contact'];
    const undelivered = offer.kind === 'retry' && offer.options.some(({ id }) => id === 'contact');
    return undelivered ? { ...offer, options: offer.options.filter(({ id }) => !dead.includes(id)) } : offer;
  }

  /** Some messages have another wording where the usual one would not be true. */
  private variant({ message, args }: Say): string {
    if (message === 'handed_over' && !this.actions.hasSaid(this.handover)) return '_plain';
    return message === 'message_sent' && args?.['reference'] ? '_reference' : '';
  }

  private card(id: string): { node: HTMLElement; title: HTMLElement } {
    const title = h('h3', { class: 'card-title', tabindex: -1, dir: 'auto' }, this.labels.article(id));
    const body = h('div', { class: 'card-body', dir: 'auto' });
    const node = h('article', { class: 'card' }, title, body);
    const read = async (): Promise<string | null> => {
      const article = await this.actions.article(id);
      if (!article) return '';
      title.textContent = article.title;
      body.lang = article.locale;
      return article.answer;
    };
    void showAnswer(body, read, this.strings, this.rich);
    return { node, title };
  }

  /** What stands beside a text; it comes when its part is there. */
  private beside(say: Say, id: string): HTMLElement {
    const { media, timeline } = say;
    const { steps } = this.actions;
    const box = h('div', { class: 'beside' });
    const draw = (views: StepViews | null): void => {
      const tools = { strings: this.strings, rich: this.rich, icon, outline };
      if (views) fill(box, media && views.media(media, id, tools), timeline && views.timeline(timeline, tools));
      else fill(box, plainShown(say, this.strings));
    };
    if (!sayNeedsSteps(say)) draw(null);
    else if (steps.isSettled) draw(steps.views);
    else void steps.load().then(draw);
    return box;
  }

  private form(form: Form, slot: HTMLElement, describedBy: string): HTMLElement | null {
    const { drafts, files, submit } = this.actions;
    this.open = form;
    this.turn = form.turn;
    return this.fillWith(slot, formNeedsSteps(form), (views) =>
      formView(form, { strings: this.strings, rich: this.rich, views, drafts, files }, describedBy, (fields) => submit(fields, form.turn)),
    );
  }

  /** Puts into the slot what may need the steps' part: until that is there, or cannot be had, a line says that it is coming. */
  private fillWith(slot: HTMLElement, needsSteps: boolean, draw: (views: StepViews | null) => { node: HTMLElement; focus: HTMLElement | null }): HTMLElement | null {
    const { steps } = this.actions;
    const put = (): HTMLElement | null => {
      const { node, focus } = draw(steps.views);
      fill(slot, node);
      return focus;
    };
    if (!needsSteps || steps.isSettled) return put();
    const waiting = this.progress(slot, 'loading');
    void steps.load().then(() => {
      // Something newer may stand there.
      if (waiting.parentElement !== slot) return;
      const hasFocus = waiting.matches(':focus');
      const focus = put();
      if (focus && this.last?.turn.contains(slot)) this.last.focus = focus;
      if (hasFocus) focus?.focus({ preventScroll: !slot.querySelector('.error') });
    });
    return waiting;
  }

  /** Something is being fetched or sent. Said at once to the eye, a slow lookup after two seconds in other words to all. */
  private progress(slot: HTMLElement, key: string): HTMLElement {
    const text = h('span', {}, this.strings.t(key));
    const node = h('div', { class: 'progress', role: 'status', tabindex: -1 }, h('span', { class: 'bar', 'aria-hidden': 'true' }), text);
    fill(slot, node);
    if (key === 'looking') this.patience = setTimeout(() => (text.textContent = this.strings.t('still_looking')), patienceMs);
    return node;
  }
}
