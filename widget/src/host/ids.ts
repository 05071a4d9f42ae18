// Random bits and identifiers: the only place that asks the browser for randomness.

/** `count` random bytes. Works on plain http too, unlike `crypto.randomUUID`. */
export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** 32 random bits, as events carry them. */
export function random32(): number {
  return new DataView(randomBytes(4).buffer).getUint32(0);
}

/**
 * UUID version 7 (RFC 9562): 48 bits of UTC milliseconds, then random bits, so ids sort by time.
 * Pure: the caller gives the time and at least ten random bytes.
 */
export function uuidv7(atMs: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  const time = Math.max(0, Math.floor(atMs));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(time / 2 ** (8 * (5 - i))) & 0xff;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A fresh id for an event, a session or a chat message. */
export function newId(atMs: number): string {
  return uuidv7(atMs, randomBytes(10));
}
