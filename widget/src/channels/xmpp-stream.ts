// A session with the chat server that outlives its sockets: reconnects with growing pauses, resumes (XEP-0198),
// survives a reload through its state. What cannot be resumed is for the room to make good.

import { randomBytes } from '../host/ids.ts';
import { type Credentials, Refused, type StreamState, acknowledge, signIn } from './xmpp-sign-in.ts';
import { FrameSocket } from './xmpp-socket.ts';
import { Element, ns, xml } from './xmpp-xml.ts';

/** The request cannot be answered: the session ended, or nothing came in time. */
export class NoAnswer extends Error {}

export interface StreamHandlers {
  /** Asked before every sign-in: tokens expire. Throws `Refused` when there is no use in trying again. */
  credentials(): Promise<Credentials>;
  online(resumed: boolean): void;
  offline(): void;
  /** Gave up: the server does not let us in. */
  refused(): void;
  stanza(stanza: Element): void;
  /** `state` has changed. */
  changed(): void;
}

interface Question {
  resolve(answer: Element): void;
  reject(reason: NoAnswer): void;
}

const signInMs = 15_000;
const answerMs = 15_000;
const idleMs = 45_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;
const signInTries = 3;

const stanzaNames = new Set(['message', 'presence', 'iq']);

export class XmppStream {
  /** Kept by the page so that a reload resumes; null until the first sign-in. */
  state: StreamState | null;

  private socket: FrameSocket | null = null;
  private online = false;
  private running = false;
  private looping = false;
  private failures = 0;
  private refusals = 0;
  private wake: (() => void) | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private heard = true;
  private readonly questions = new Map<string, Question>();
  private nextId = 0;
  private readonly idPrefix = Array.from(randomBytes(6), (byte) => byte.toString(36)).join('');

  constructor(
    private readonly handlers: StreamHandlers,
    saved: StreamState | null,
  ) {
    this.state = saved;
  }

  get isOnline(): boolean {
    return this.online;
  }

  /** Connects, and again whenever the connection is lost, until `stop`. */
  start(): void {
    if (this.running) return;
    this.running = true;
    globalThis.addEventListener?.('online', this.retryNow);
    if (!this.looping) void this.run();
  }

  /** Closes the socket and nothing else: the server keeps the session, and `state` resumes it. */
  stop(): void {
    this.running = false;
    globalThis.removeEventListener?.('online', this.retryNow);
    this.wake?.();
    this.wentOffline();
  }

  /** Ends the session for good. */
  end(): void {
    this.socket?.write(xml('close', { xmlns: ns.framing }));
    this.state = null;
    this.stop();
  }

  /** The next connection begins a new session: what the server has not acknowledged is not sent again by itself. */
  forget(): void {
    if (this.state) this.state.previous = '';
  }

  /** Drops the socket; the session is resumed on a new one. */
  drop(): void {
    this.socket?.close();
  }

  /** Sends a stanza of the session; it is sent again if the session is resumed before the server has it. */
  send(stanza: Element): void {
    if (!this.state || !this.online) return;
    stanza.attrs['xmlns'] = ns.client;
    const text = stanza.toString();
    if (this.state.previous) this.state.unacknowledged.push(text);
    this.socket?.write(text);
    this.askForAcknowledgement();
    this.handlers.changed();
  }

  /** Sends a request and gives its answer; rejects with `NoAnswer` on an error, too. */
  ask(to: string, type: 'get' | 'set', payload: Element): Promise<Element> {
    const id = `${this.idPrefix}-${++this.nextId}`;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => finish(() => reject(new NoAnswer('no answer in time'))), answerMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.questions.delete(id);
        settle();
      };
      this.questions.set(id, {
        resolve: (answer) => finish(() => resolve(answer)),
        reject: (reason) => finish(() => reject(reason)),
      });
      if (!this.online) this.questions.get(id)?.reject(new NoAnswer('offline'));
      else this.send(xml('iq', { to, type, id }, payload));
    });
  }

  private async run(): Promise<void> {
    this.looping = true;
    while (this.running) {
      try {
        await this.session();
      } catch (reason) {
        if (reason instanceof Refused && ++this.refusals >= signInTries) {
          this.stop();
          this.handlers.refused();
        }
      }
      this.wentOffline();
      if (this.running) await this.pause();
    }
    this.looping = false;
  }

  /** One connection, from opening the socket to its end. */
  private async session(): Promise<void> {
    const who = await this.handlers.credentials();
    if (!this.running) return;
    const socket = new FrameSocket(who.websocket);
    this.socket = socket;
    const deadline = setTimeout(() => socket.close(), signInMs);
    try {
      const { state, resumed } = await signIn(socket, who, this.state);
      this.cameOnline(state, resumed);
    } finally {
      clearTimeout(deadline);
    }
    for (;;) this.received(await socket.read());
  }

  private cameOnline(state: StreamState, resumed: boolean): void {
    this.state = state;
    this.online = true;
    this.heard = true;
    this.failures = 0;
    this.refusals = 0;
    if (resumed) {
      for (const stanza of state.unacknowledged) this.socket?.write(stanza);
    } else {
      this.rejectQuestions();
    }
    this.askForAcknowledgement();
    this.handlers.changed();
    this.handlers.online(resumed);
  }

  private wentOffline(): void {
    clearTimeout(this.watch);
    this.socket?.close();
    this.socket = null;
    if (!this.online) return;
    this.online = false;
    this.rejectQuestions();
    this.handlers.offline();
  }

  private rejectQuestions(): void {
    for (const question of [...this.questions.values()]) question.reject(new NoAnswer('session ended'));
  }

  private received(frame: Element): void {
    this.heard = true;
    const state = this.state;
    if (!state) return;
    if (frame.is('r', ns.smacks)) {
      this.socket?.write(xml('a', { xmlns: ns.smacks, h: String(state.received) }));
      return;
    }
    if (frame.is('a', ns.smacks)) acknowledge(state, Number(frame.attrs['h']));
    if (stanzaNames.has(frame.getName())) {
      state.received++;
      this.handle(frame);
    }
    this.handlers.changed();
  }

  private handle(stanza: Element): void {
    if (!stanza.is('iq')) {
      this.handlers.stanza(stanza);
      return;
    }
    const type = String(stanza.attrs['type']);
    const question = this.questions.get(String(stanza.attrs['id']));
    if (type === 'result') question?.resolve(stanza);
    else if (type === 'error') question?.reject(new NoAnswer(errorCondition(stanza)));
    else this.answer(stanza);
  }

  /** Requests of others: a ping is answered, everything else is declined, as XMPP asks. */
  private answer(request: Element): void {
    const { from, id } = request.attrs as { from?: string; id?: string };
    if (request.getChild('ping', ns.ping)) {
      this.send(xml('iq', { to: from, id, type: 'result' }));
      return;
    }
    const condition = xml('service-unavailable', { xmlns: 'urn:ietf:params:xml:ns:xmpp-stanzas' });
    this.send(xml('iq', { to: from, id, type: 'error' }, xml('error', { type: 'cancel' }, condition)));
  }

  /** Asks now, and again when idle. A server that says nothing for long is taken for gone. */
  private askForAcknowledgement(): void {
    if (!this.state?.previous) return;
    this.socket?.write(xml('r', { xmlns: ns.smacks }));
    if (!this.heard) return;
    this.heard = false;
    clearTimeout(this.watch);
    this.watch = setTimeout(() => {
      if (!this.heard) this.drop();
      else this.watch = setTimeout(() => this.askForAcknowledgement(), idleMs);
    }, answerMs);
  }

  private async pause(): Promise<void> {
    const longest = Math.min(longestPauseMs, firstPauseMs * 2 ** this.failures);
    this.failures++;
    // Anywhere up to the longest, so that many visitors do not come back in the same instant.
    const share = (randomBytes(1)[0] ?? 0) / 255;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longest * (0.3 + 0.7 * share));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
  }

  private readonly retryNow = (): void => {
    this.wake?.();
  };
}

/** The condition of an error stanza, such as `forbidden`; '' when there is none. */
export function errorCondition(stanza: Element): string {
  const first = stanza.getChild('error')?.children.find((child): child is Element => child instanceof Element);
  return first?.getName() ?? '';
}
