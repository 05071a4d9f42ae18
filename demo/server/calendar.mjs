// Days of the demo: everything is reckoned from today, so that nothing grows old.

const day = 86_400_000;

/** `2026-11-23`, some days from now (UTC ms); undefined stays undefined. */
export function isoDay(now, offset) {
  return offset === undefined ? undefined : new Date(now + offset * day).toISOString().slice(0, 10);
}

/** The next working days (Monday to Friday) after today, as offsets. */
export function workingDays(now, count) {
  const found = [];
  for (let offset = 1; found.length < count; offset++) {
    const weekday = new Date(now + offset * day).getUTCDay();
    if (weekday > 0 && weekday < 6) found.push(offset);
  }
  return found;
}

/** A day and an hour by the clocks of Novi Sad, as a time: `2026-11-24T09:00:00Z`. */
export function timeInShop(day, hour) {
  const there = Date.parse(`${day}T${hour}:00Z`);
  const shown = Date.parse(`${new Date(there).toLocaleString('sv-SE', { timeZone: 'Europe/Belgrade' }).replace(' ', 'T')}Z`);
  return `${new Date(2 * there - shown).toISOString().slice(0, 19)}Z`;
}

/** Today if it is a working day, else the next one, as an offset. */
export function thisOrNextWorkingDay(now) {
  return new Date(now).getUTCDay() % 6 === 0 ? workingDays(now, 1)[0] : 0;
}
