// A question in another language than the panel's: looks for its answer in the knowledge's other languages, and loads
// what that takes, once. A file of its own, fetched when the panel's language has no answer.

import type { Answer, Engine, Question } from '../../../wasm/js/index.ts';
import type { Ready } from '../boot.ts';
import type { Clock } from '../host/clock.ts';
import type { Fetcher } from '../host/net.ts';
import { absolute } from '../text/links.ts';
import { guess } from './guess.ts';

export interface ElsewhereHost {
  clock: Clock;
  /** What the visitor has set in the browser. */
  wishes: readonly string[];
  request: Fetcher;
  /** Address of the base knowledge file. */
  knowledge: string;
  loadEngine(): Promise<Engine>;
  /** What the built-in intents are said by in a language. */
  intents(tag: string): Promise<string>;
}

export interface Found {
  tag: string;
  /** The language in itself: whoever wants it reads it. */
  name: string;
  ready: Ready;
  answer: Answer;
}

/** How far of 1000 another language must be ahead where the panel's has an answer, too. */
const clearLead = 100;
/** So many languages are asked for one question. */
const mostTries = 2;
/** Without a sure guess nothing is loaded before the visitor has stopped typing. */
const pauseMs = 600;
const timeoutMs = 15_000;

export class Elsewhere {
  /** By tag; null: could not be loaded, and is not tried again on this page. */
  private readonly loaded = new Map<string, Promise<Ready | null>>();
  private readonly tags: readonly string[];
  private latest = '';

  /** `first`: the knowledge in the language that the page has begun with. */
  constructor(
    private readonly first: Ready,
    private readonly host: ElsewhereHost,
  ) {
    const base = first.parsed?.locale;
    this.tags = [...(typeof base === 'string' ? [base] : []), ...Object.keys(first.about.locales ?? {})];
    this.loaded.set(first.about.locale, Promise.resolve(first));
  }

  /** What another language than `own` answers better than `own` has; null when none does, or another question has come meanwhile. */
  async find(question: Question, own: string, answer: Answer): Promise<Found | null> {
    const { text, prefix } = question;
    this.latest = text;
    const { tags, isSure } = guess(text, own, this.tags.filter((tag) => tag !== own), this.host.wishes);
    if (answer.intent || (answer.decision !== 'none' && !isSure)) return null;
    const tries = tags.slice(0, mostTries);
    if (prefix && !isSure && tries.some((tag) => !this.loaded.has(tag))) {
      if (!/\S\s+\S/.test(text)) return null;
      await new Promise<void>((resolve) => this.host.clock.after(pauseMs, resolve));
      if (this.latest !== text) return null;
    }
    const found = await Promise.all(tries.map((tag) => this.ask(tag, question)));
    const needed = answer.decision === 'none' ? 0 : confidence(answer) + clearLead;
    const better = found.filter((one): one is Found => one !== null && one.answer.decision !== 'none' && confidence(one.answer) > needed);
    return better.sort((a, b) => confidence(b.answer) - confidence(a.answer))[0] ?? null;
  }

  private async ask(tag: string, question: Question): Promise<Found | null> {
    const loading = this.loaded.get(tag) ?? this.load(tag).catch(() => null);
    this.loaded.set(tag, loading);
    const ready = await loading;
    // By similarity, until that language's ranking has learned: whether there is an answer is seen without waiting for it.
    const answer = await ready?.engine.ask({ ...question, prefix: true, locale: tag }).catch(() => null);
    return ready && answer ? { tag, name: ownName(tag, answer.matches[0]?.title ?? ''), ready, answer } : null;
  }

  private async load(tag: string): Promise<Ready> {
    const { request, knowledge, intents, loadEngine } = this.host;
    const name = this.first.about.locales?.[tag];
    const address = name === undefined ? '' : absolute(name, knowledge);
    const sibling = address ? await request(address, { timeoutMs }) : null;
    if (address === null || (sibling && sibling.status !== 200)) throw new Error(`no knowledge in ${tag}`);
    const engine = await loadEngine();
    const { about } = await engine.load(this.first.base, sibling?.bytes ?? '', await intents(tag));
    return { ...this.first, engine, about };
  }
}

const confidence = ({ matches }: Answer): number => matches[0]?.confidence ?? 0;

/** A language's name in itself, in the script of `sample`. */
export function ownName(tag: string, sample: string): string {
  try {
    const written = new Intl.Locale(tag, /\p{Script=Latin}/u.test(sample) ? { script: 'Latn' } : {});
    const name = new Intl.DisplayNames([written], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}
