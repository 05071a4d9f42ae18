// Ids of handovers (UUIDv7), as the core's host makes them.

import { randomBytes } from 'node:crypto';

export function newHandover() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
