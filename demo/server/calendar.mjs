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

/** Today if it is a working day, else the next one, as an offset. */
export function thisOrNextWorkingDay(now) {
  return new Date(now).getUTCDay() % 6 === 0 ? workingDays(now, 1)[0] : 0;
}
