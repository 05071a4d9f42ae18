// Someone in the chat who is not the widget: an agent's program, or a visitor who tries what is not allowed.
// Speaks through the channel's own stream and room, as the agent's page does.

import { channel, Ear } from './chat.mjs';
import { newHandover } from './ids.mjs';

const rooms = 'muc.localhost';

export class Person {
  ear = new Ear();
  #stream;
  #room = null;
  #lobby = null;
  #name;

  constructor(stream, name) {
    this.#stream = stream;
    this.#name = name;
  }

  /** The demo's first agent, signed in. */
  static agent({ prosody, agents: [agent] }) {
    const jid = `${agent.name}@agents.localhost`;
    return Person.#signIn({ jid, password: agent.password, websocket: prosody.websocket }, agent.title);
  }

  /** A visitor with the token of this handover. */
  static async visitor({ url, prosody }, handover) {
    const response = await fetch(`${url}/chat/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handover }),
    });
    const { jid, token } = await response.json();
    return Person.#signIn({ jid, password: token, websocket: prosody.websocket }, 'visitor');
  }

  /** 'online' or 'refused'. */
  static async tries(credentials) {
    const { stream, outcome } = Person.#connect(credentials, {});
    const how = await outcome;
    stream.end();
    return how;
  }

  static async #signIn(credentials, name) {
    const { stream, outcome } = Person.#connect(credentials, {
      stanza: (stanza) => person.#take(stanza),
      offline: () => person.#suspend(),
    });
    const person = new Person(stream, name);
    if ((await outcome) !== 'online') throw new Error('not let in');
    return person;
  }

  static #connect(credentials, { stanza = () => undefined, offline = () => undefined }) {
    let stream;
    const outcome = new Promise((resolve) => {
      stream = new channel.XmppStream(
        {
          credentials: async () => credentials,
          online: () => resolve('online'),
          offline,
          refused: () => resolve('refused'),
          stanza,
          changed: () => undefined,
        },
        null,
      );
    });
    stream.start();
    return { stream, outcome };
  }

  async enterLobby() {
    const ear = new Ear();
    this.#lobby = new channel.Room(this.#stream, `lobby@${rooms}`, this.#name, '', ear.hear);
    void this.#lobby.sync(false);
    await ear.until((event) => event.type === 'ready');
  }

  /** Leaves it, and waits until the server has noticed: stanzas are handled in order. */
  async leaveLobby() {
    this.#lobby.leave();
    await this.#stream.ask(rooms, 'get', channel.xml('ping', { xmlns: 'urn:xmpp:ping' })).catch(() => undefined);
  }

  /** 'ready' or 'barred'. */
  async join(room, name = this.#name) {
    const outcome = new Ear();
    const hear = (event) => {
      outcome.hear(event);
      this.ear.hear(event);
    };
    this.#room = new channel.Room(this.#stream, `${room}@${rooms}`, name, '', hear);
    void this.#room.sync(false);
    return (await outcome.until((event) => event.type === 'ready' || event.type === 'barred')).type;
  }

  send(text, ended = false) {
    this.#room.send(text, newHandover(), ended);
  }

  typing(active) {
    this.#room.typing(active);
  }

  leave() {
    this.#room.leave();
  }

  close() {
    this.#stream.end();
  }

  #suspend() {
    this.#room?.suspend();
    this.#lobby?.suspend();
  }

  #take(stanza) {
    if (!this.#room?.take(stanza)) this.#lobby?.take(stanza);
  }
}
