// A browser's storage for tests that need one that keeps, is full, or refuses.

/** A Storage of limited size that can be told to refuse. */
export class FakeStorage implements Storage {
  private readonly map = new Map<string, string>();
  denied = false;

  constructor(private readonly quota = Infinity) {}

  get length(): number {
    return this.map.size;
  }
  key(index: number): string | null {
    return [...this.map.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    this.check();
    return this.map.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.check();
    if (text.length > this.quota) throw new DOMException('full', 'QuotaExceededError');
    this.map.set(key, text);
  }
  removeItem(key: string): void {
    this.check();
    this.map.delete(key);
  }
  clear(): void {
    this.map.clear();
  }
  private check(): void {
    if (this.denied) throw new DOMException('no', 'SecurityError');
  }
}
