// How a handover is called in front of people.

/** The end of its id in capitals: short enough to be read out, and the same on every screen. */
export function referenceOf(id: string): string {
  return id.slice(-8).toUpperCase();
}
