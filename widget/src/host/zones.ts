// The clocks of time zones, from the browser: the core has no zone database and takes them in the events
// `open`, `resume` and `zones`.

import type { Zones } from '../../../wasm/js/index.ts';

interface ZonedHours {
  zone: string;
  departments?: Record<string, { zone: string }>;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const ahead = 400 * day;
const most = 8;
// No zone changes its clocks twice within less.
const stride = 7 * day;

/** The zones that the shop's hours name, from now to 400 days on. A zone that the browser does not know is left out. */
export function zonesOf(hours: ZonedHours | undefined, now: number): Zones {
  if (!hours) return {};
  const names = new Set([hours.zone, ...Object.values(hours.departments ?? {}).map((one) => one.zone)]);
  const zones: Zones = {};
  for (const name of names) {
    const offsetAt = offsets(name);
    if (offsetAt) zones[name] = changes(offsetAt, now - (now % minute));
  }
  return zones;
}

function changes(offsetAt: (at: number) => number, from: number): [number, number][] {
  const found: [number, number][] = [[from, offsetAt(from)]];
  let offset = offsetAt(from);
  for (let at = from; at < from + ahead && found.length < most; at += stride) {
    if (offsetAt(at + stride) === offset) continue;
    let [before, after] = [at, at + stride];
    while (after - before > minute) {
      const middle = before + Math.floor((after - before) / 2 / minute) * minute;
      if (offsetAt(middle) === offset) before = middle;
      else after = middle;
    }
    offset = offsetAt(at + stride);
    found.push([after, offset]);
  }
  return found;
}

/** Minutes from UTC at a moment; null when the zone is not known here. */
function offsets(zone: string): ((at: number) => number) | null {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
    });
  } catch {
    return null;
  }
  return (at) => {
    const read: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) read[type] = Number(value);
    const local = Date.UTC(read.year!, read.month! - 1, read.day, read.hour, read.minute);
    return Math.round((local - at) / minute);
  };
}
