// One WebSocket of RFC 7395: every frame is one XML element. Frames are read in order, one at a time.

import { Element, ns, parseXml, xml } from './xmpp-xml.ts';

/** The socket is gone. Nothing else is ever thrown from reading. */
export class SocketClosed extends Error {}

export class FrameSocket {
  private readonly socket: WebSocket;
  private readonly frames: Element[] = [];
  private waiting: { resolve(frame: Element): void; reject(reason: SocketClosed): void } | null = null;
  private gone = false;
  private readonly opened: Promise<void>;

  constructor(url: string) {
    this.socket = new WebSocket(url, 'xmpp');
    this.opened = new Promise((resolve, reject) => {
      this.socket.onopen = () => resolve();
      this.socket.onclose = () => {
        this.lost();
        reject(new SocketClosed());
      };
    });
    this.opened.catch(() => undefined);
    // Every error is followed by a close, which says all that is needed.
    this.socket.onerror = () => undefined;
    this.socket.onmessage = (event) => this.received(String(event.data));
  }

  /** Sends `<open/>` and gives the stream features that the server answers with. */
  async openStream(host: string): Promise<Element> {
    await this.opened;
    this.write(xml('open', { xmlns: ns.framing, to: host, version: '1.0' }));
    for (;;) {
      const frame = await this.read();
      if (frame.getName() === 'features') return frame;
      if (frame.getName() !== 'open') this.close();
    }
  }

  /** The next frame. Rejects with `SocketClosed` once the socket is gone and all frames are read. */
  read(): Promise<Element> {
    const next = this.frames.shift();
    if (next) return Promise.resolve(next);
    if (this.gone) return Promise.reject(new SocketClosed());
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  write(frame: Element | string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame.toString());
  }

  /** Drops the connection without `<close/>`: the server keeps the session for a while. */
  close(): void {
    this.socket.close();
    this.lost();
  }

  private received(text: string): void {
    if (this.gone) return;
    const frame = parseXml(text);
    if (!frame || frame.getName() === 'error' || frame.is('close', ns.framing)) {
      this.close();
      return;
    }
    const waiting = this.waiting;
    this.waiting = null;
    if (waiting) waiting.resolve(frame);
    else this.frames.push(frame);
  }

  private lost(): void {
    this.gone = true;
    this.waiting?.reject(new SocketClosed());
    this.waiting = null;
  }
}
