// Opening hours: is the shop open at a moment, and when does that change? Pure; the shop's zone comes
// from the knowledge file, the moment from the host, the calendar from Intl.

export interface Hours {
  zone: string;
  week?: Record<string, string[]>;
  closures?: { date: string; text?: string }[];
}

export interface OpenState {
  open: boolean;
  /** UTC ms of the next change; null = none within the next two weeks. */
  next: number | null;
  /** The owner's words for today's closure. */
  closure: string;
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minute = 60_000;
const day = 24 * 60 * minute;

interface Local {
  date: string;
  weekday: string;
  minutes: number;
}

/** Null when the hours cannot be read (unknown zone). */
export function openState(hours: Hours, at: number): OpenState | null {
  const read = localReader(hours.zone);
  if (!read) return null;
  const now = read(at);
  const spans = (local: Local): [number, number][] =>
    hours.closures?.some((closure) => closure.date === local.date) ? [] : (hours.week?.[local.weekday] ?? []).flatMap(parseSpan);
  const current = spans(now).find(([from, to]) => now.minutes >= from && now.minutes < to);
  const closure = hours.closures?.find((one) => one.date === now.date)?.text ?? '';
  if (current) return { open: true, next: at + (current[1] - now.minutes) * minute - (at % minute), closure };
  for (let ahead = 0; ahead < 15; ahead++) {
    const moment = at + ahead * day;
    const local = read(moment);
    const begin = spans(local).map(([from]) => from).filter((from) => ahead > 0 || from > now.minutes).sort((a, b) => a - b)[0];
    if (begin !== undefined) return { open: false, next: atLocal(moment, local, begin, read), closure };
  }
  return { open: false, next: null, closure };
}

/** The moment of a day at which its local clock shows `minutes`; one correction covers a change of offset. */
function atLocal(moment: number, local: Local, minutes: number, read: (at: number) => Local): number {
  const guess = moment + (minutes - local.minutes) * minute - (moment % minute);
  const shown = read(guess);
  return shown.date === local.date ? guess + (minutes - shown.minutes) * minute : guess;
}

function parseSpan(text: string): [number, number][] {
  const found = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/.exec(text);
  if (!found) return [];
  const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = found.slice(1).map(Number);
  return [[h1 * 60 + m1, h2 * 60 + m2]];
}

function localReader(zone: string): ((at: number) => Local) | null {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (at) => {
      const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
      return {
        date: `${parts['year']}-${parts['month']}-${parts['day']}`,
        weekday: days.find((name) => name === parts['weekday']?.toLowerCase()) ?? '',
        minutes: Number(parts['hour']) * 60 + Number(parts['minute']),
      };
    };
  } catch {
    return null;
  }
}
