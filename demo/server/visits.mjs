// Visits with a day and an hour: the courier who fetches a repair, the workshop, a fitting in the store.

import { isoDay, timeInShop, workingDays } from './calendar.mjs';
import { HttpError } from './http.mjs';

const topics = {
  boots: ['10:00', '13:30', '17:00'],
  pack: ['11:00', '16:00'],
  repair: ['10:30', '15:00'],
  rental: [], // the rack is empty: there is nothing to try on
};
const windows = { am: '9–13', pm: '13–17' };

/** Visits that were booked, of one running demo. */
export class Visits {
  #taken = new Map();
  #count = 0;

  /** When the courier can come: three working days, before and after noon. Not abroad. */
  pickups(isFetched, now) {
    if (!isFetched) return [];
    return workingDays(now, 3).flatMap((offset) =>
      Object.entries(windows).map(([half, time]) => ({ id: `${isoDay(now, offset)}-${half}`, day: isoDay(now, offset), time })),
    );
  }

  /** Free half hours in the store; 422 for what nobody offers. */
  fittings(topic, now) {
    if (!Object.hasOwn(topics, topic)) throw new HttpError(422, 'bad_topic');
    const all = workingDays(now, 3).flatMap((offset) =>
      topics[topic].map((time) => ({ id: `${topic}-${isoDay(now, offset)}-${time.replace(':', '')}`, at: timeInShop(isoDay(now, offset), time), day: isoDay(now, offset), time })),
    );
    return all.filter(({ id }) => !this.#taken.has(`store ${id}`));
  }

  /** Books one of the slots for somebody: `booked`, or `taken` where somebody was quicker. The same wish again is the same visit. */
  book(place, slots, id, owner) {
    const key = `${place} ${id}`;
    const taken = this.#taken.get(key);
    if (taken?.owner === owner) return { state: 'booked', ...taken.visit };
    const slot = slots.find((each) => each.id === id);
    if (taken || !slot) return { state: 'taken' };
    this.#count++;
    const visit = { reference: `V-${3000 + this.#count}`, ...slot };
    this.#taken.set(key, { owner, visit });
    return { state: 'booked', ...visit };
  }

  /** What this somebody has booked there; 404 for everybody else. */
  booked(place, id, owner) {
    const taken = this.#taken.get(`${place} ${id}`);
    if (taken?.owner !== owner) throw new HttpError(404, 'not_found');
    return taken.visit;
  }
}
