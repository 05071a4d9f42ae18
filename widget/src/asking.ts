// Questions on their way. Enter takes effect in the order of the visitor's acts: what they do next waits behind the
// question, however long the ranking is in learning, and a page that is left meanwhile keeps what was asked.

import type { Answer, Event, EventBody, Target } from '../../wasm/js/index.ts';
import type { NextEvent } from './controller.ts';
import { type Drafts, personPlace, questionPlace } from './drafts.ts';
import type { Clock } from './host/clock.ts';

export interface AskingHost {
  clock: Clock;
  drafts: Drafts;
  dispatch(next: NextEvent): Promise<void>;
  /** What Enter would be answered with. */
  answerTo(text: string): Promise<Answer>;
  /** Asks it in another language, if that has a better answer: true when the panel goes on in that one. */
  askElsewhere(text: string, answer: Answer): Promise<boolean>;
  /** The question that keeps the visitor waiting; '' = none does any more. */
  onWaiting(text: string): void;
  /** Something private is being asked for: what is typed anywhere now may be it, and is not stored. */
  isPrivate(): boolean;
}

/** An answer that is there sooner needs no word that it is on its way. */
const patienceMs = 150;

export class Asking {
  /** Asked and not folded in; what the engine fails at stays here, and so in the drafts. */
  private readonly waiting: string[] = [];
  private onTheWay = 0;
  private forget: (() => void) | null = null;
  private isTold = false;
  /** What the way to a person is called, when that was taken while questions wait. */
  private person = '';

  constructor(private readonly host: AskingHost) {}

  /** `first`: what stood first for this very text while it was typed; undefined when nothing did. */
  ask(text: string, first?: Target): void {
    this.waiting.push(text);
    if (!this.host.isPrivate()) this.keep();
    this.onTheWay++;
    this.forget ??= this.host.clock.after(patienceMs, () => this.tell());
    if (this.isTold) this.tell();
    void this.host.dispatch(() => this.decide(text, first)).then(() => this.arrived());
  }

  /** A person is asked for, too: at once where nothing waits, else behind it, and a page that is left meanwhile keeps that as well. */
  thenPerson(words: string): void {
    if (this.onTheWay === 0) return;
    this.person = words;
    this.host.drafts.set(personPlace, words);
    this.tell();
  }

  /** Something has been folded in. */
  took(event: Event): void {
    if (event.type === 'person') {
      this.person = '';
      this.host.drafts.drop(personPlace);
    }
    if (event.type !== 'query' && event.type !== 'pick') return;
    const at = this.waiting.indexOf(event.text ?? '');
    if (at >= 0) this.waiting.splice(at, 1);
    this.keep();
    if (this.isTold && this.waiting.length > 0) this.tell();
  }

  private tell(): void {
    this.isTold = true;
    this.host.onWaiting([this.waiting.join(' '), this.person].filter(Boolean).join(' · '));
  }

  /** Stores what waits, and nothing else: the field that an earlier page's question was put back into is empty or asked. */
  keep(): void {
    const { drafts } = this.host;
    const text = this.waiting.join(' ');
    if (text === '') drafts.drop(questionPlace);
    else if (text !== drafts.get(questionPlace)) drafts.set(questionPlace, text);
  }

  private arrived(): void {
    if (--this.onTheWay > 0) return;
    this.forget?.();
    this.forget = null;
    this.isTold = false;
    this.host.onWaiting('');
  }

  /** What would be answered with something else than what stands first is a pick of that: what the visitor has before them counts. */
  private async decide(text: string, first: Target | undefined): Promise<EventBody | null> {
    const answer = await this.host.answerTo(text).catch(() => null);
    // What is no question is heard when it has been said; while it is being typed anything may stand first.
    if (!answer || answer.intent) return { type: 'query', text };
    if (!first && (await this.host.askElsewhere(text, answer))) return null;
    const best = answer.decision === 'answer' ? answer.matches[0]?.target : undefined;
    const differs = first && best && (best.kind !== first.kind || best.id !== first.id);
    return differs ? { type: 'pick', target: first, text } : { type: 'query', text };
  }
}
