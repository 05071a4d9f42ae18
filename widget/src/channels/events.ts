// In the place of Node's `events`, of which the XML parser takes no more than this.

type Listener = (...args: unknown[]) => void;

export class EventEmitter {
  private readonly listeners: Record<string, Listener[]> = {};

  on(name: string, listener: Listener): this {
    (this.listeners[name] ??= []).push(listener);
    return this;
  }

  emit(name: string, ...args: unknown[]): void {
    for (const listener of this.listeners[name] ?? []) listener(...args);
  }
}
