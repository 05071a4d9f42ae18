// Is the visitor there, and writing? A closed tab stays in the room for minutes, so that a reload can pick the
// session up: being in the room alone says little. What counts is when the visitor's page was last heard.

export interface PresenceTimes {
  /** How often the visitor's page is asked for a sign of life. */
  askMs: number;
  /** Heard within this time: there. */
  hereMs: number;
  /** Nothing heard for this time: no longer writing, whatever was said last. */
  typingMs: number;
}

export const usualTimes: PresenceTimes = { askMs: 10_000, hereMs: 30_000, typingMs: 15_000 };

export class Presence {
  /** The server has the visitor in the room. */
  connected = false;
  private isTyping = false;

  /** `heardAt` is when the visitor was last heard, in UTC ms of the server's clock: at first, when a person was asked for. */
  constructor(
    public heardAt: number,
    private readonly times: PresenceTimes = usualTimes,
  ) {}

  /** A message, a typing notice, an answer to a ping. Old messages of the archive count for their own time. */
  heard(at: number): void {
    this.heardAt = Math.max(this.heardAt, at);
  }

  typing(active: boolean): void {
    this.isTyping = active;
  }

  left(): void {
    this.connected = false;
    this.isTyping = false;
  }

  isHere(now: number): boolean {
    return this.connected && now - this.heardAt < this.times.hereMs;
  }

  isWriting(now: number): boolean {
    return this.isTyping && this.connected && now - this.heardAt < this.times.typingMs;
  }
}
