// Calls the agent's attention: a short sound, a desktop notification, the count in the tab's title.

import type { News } from './desk.ts';

const muteKey = 'waypost-agent:muted';
const pageTitle = document.title;

export class Alerts {
  muted = localStorage.getItem(muteKey) === '1';
  private context: AudioContext | null = null;

  constructor(private readonly open: (handover: string) => void) {}

  setMuted(muted: boolean): void {
    this.muted = muted;
    localStorage.setItem(muteKey, muted ? '1' : '0');
    if (!muted) this.ping();
  }

  /** Waiting conversations and unread messages. */
  count(count: number): void {
    document.title = count > 0 ? `(${count}) ${pageTitle}` : pageTitle;
  }

  news({ title, text, handover }: News): void {
    if (!this.muted) this.ping();
    if (document.hasFocus() || !this.notifies) return;
    const notification = new Notification(title, { body: text.slice(0, 140), tag: handover });
    notification.onclick = () => {
      window.focus();
      this.open(handover);
      notification.close();
    };
  }

  /** The browser lets a page ask only after a click. */
  mayAsk(): boolean {
    return 'Notification' in window && Notification.permission === 'default';
  }

  async ask(): Promise<void> {
    await Notification.requestPermission();
  }

  /** The agent has allowed desktop notifications. */
  get notifies(): boolean {
    return 'Notification' in window && Notification.permission === 'granted';
  }

  /** Two soft notes, a third of a second in all. Silent until the page was clicked once. */
  private ping(): void {
    this.context ??= new AudioContext();
    if (this.context.state === 'suspended') void this.context.resume();
    this.note(this.context, 880, 0);
    this.note(this.context, 1318.5, 0.12);
  }

  private note(context: AudioContext, frequency: number, delay: number): void {
    const begin = context.currentTime + delay;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.12, begin + 0.01);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.25);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + 0.3);
  }
}
