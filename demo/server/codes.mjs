// One-time codes: who knows an order's number and e-mail, and can read that mailbox, may change the order. Whether there is
// such an order shows in nothing: the same answers, the same limits.

import { randomInt } from 'node:crypto';

const hour = 3_600_000;
const goodFor = hour / 4;
const codesAnHour = 3;
const tries = 5;
const mostKept = 10_000;

/** What the mail says, in the languages of the shop. */
const mailWords = {
  en: (number, code) => `Your code for order ${number} is ${code}. It is good for 15 minutes.`,
  sr: (number, code) => `Vaš kod za porudžbinu ${number} je ${code}. Važi 15 minuta.`,
  hr: (number, code) => `Vaš kod za narudžbu ${number} je ${code}. Vrijedi 15 minuta.`,
  cs: (number, code) => `Váš kód k objednávce ${number} je ${code}. Platí 15 minut.`,
  fi: (number, code) => `Koodisi tilaukseen ${number} on ${code}. Se on voimassa 15 minuuttia.`,
  tr: (number, code) => `${number} numaralı siparişin kodu: ${code}. 15 dakika geçerlidir.`,
};

/** The first language of an `Accept-Language` that the shop writes; English without one. */
export function mailLanguage(accepted = '') {
  const wanted = accepted.split(',').map((each) => each.trim().split(/[-;]/)[0].toLowerCase());
  return wanted.find((each) => Object.hasOwn(mailWords, each)) ?? 'en';
}

export class Codes {
  #sent = new Map(); // `order …` and `address …` → times of the last hour
  #codes = new Map(); // `number email` → {code, until, left}
  #onMail;

  /** @param {(mail: {to: string, text: string, at: number}) => void} onMail takes what a real shop would send */
  constructor(onMail = () => undefined) {
    this.#onMail = onMail;
  }

  /** Sends a code when `isKnown`, in one of the shop's languages; in either case it counts. False: too many in this hour, for the order or for the address. */
  send(number, email, isKnown, now, language = 'en') {
    const keys = [`order ${number}`, `address ${email}`];
    const times = keys.map((key) => (this.#sent.get(key) ?? []).filter((time) => time > now - hour));
    if (times.some((each) => each.length >= codesAnHour)) return false;
    keys.forEach((key, index) => this.#sent.set(key, [...times[index], now]));
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    this.#codes.set(`${number} ${email}`, { code: isKnown ? code : '', until: now + goodFor, left: tries });
    if (isKnown) this.#onMail({ to: email, text: mailWords[language](number, code), at: now });
    this.#forget(now);
    return true;
  }

  /** Is it the code? A wrong one costs one of five tries; the right one stays good until its time is over. */
  check(number, email, typed, now) {
    const known = this.#codes.get(`${number} ${email}`);
    if (!known || known.until < now || known.left === 0) return { ok: false, left: 0 };
    if (known.code !== '' && typed.replace(/\D/g, '') === known.code) return { ok: true, left: known.left };
    known.left--;
    return { ok: false, left: known.left };
  }

  /** A code changes one thing only. */
  spend(number, email) {
    this.#codes.delete(`${number} ${email}`);
  }

  /** What is over is forgotten, and the oldest when somebody asks for everything there is. */
  #forget(now) {
    for (const [key, times] of this.#sent) if (times.at(-1) <= now - hour) this.#sent.delete(key);
    for (const [key, { until }] of this.#codes) if (until < now) this.#codes.delete(key);
    for (const map of [this.#sent, this.#codes]) {
      for (const key of map.keys()) {
        if (map.size <= mostKept) break;
        map.delete(key);
      }
    }
  }
}
