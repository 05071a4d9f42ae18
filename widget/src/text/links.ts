// Addresses: which ones a text may link to, and how telephone numbers and e-mail become links.

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** Control characters and blanks, which browsers drop from inside a scheme before they read it. */
const ignored = /[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g;

/** The address if it is relative or of a harmless scheme, else null. */
export function safeUrl(address: string): string | null {
  const bare = address.replace(ignored, '');
  const scheme = /^([^/?#:]*):/.exec(bare);
  if (scheme && !schemes.has(`${(scheme[1] ?? '').toLowerCase()}:`)) return null;
  return address.trim();
}

/** The whole address, or null where there is none to be made of it. */
export function absolute(address: string, base?: string): string | null {
  try {
    return new URL(address, base).href;
  } catch {
    return null;
  }
}

/** Images are shown, so they are fetched: only from the site itself or over http(s). */
export function safeImageUrl(address: string): string | null {
  const url = safeUrl(address);
  return url !== null && !/^(mailto|tel):/i.test(url.replace(ignored, '')) ? url : null;
}

/** A telephone number as people write it, as an address to call: digits, and the plus before them. */
export function phoneLink(phone: string): string {
  return `tel:${/^\D*\+/.test(phone) ? '+' : ''}${phone.replace(/\D/g, '')}`;
}

/** An address to write an e-mail to; whatever stands in the parts, no further recipient or header comes of it. */
export function mailLink(email: string, subject = '', body = ''): string {
  const fields = Object.entries({ subject, body }).flatMap(([name, text]) => (text ? [`${name}=${encodeURIComponent(whole(text))}`] : []));
  return `${mailTo(whole(email))}${fields.length ? `?${fields.join('&')}` : ''}`;
}

/** An address to write an empty e-mail to. */
export function mailTo(email: string): string {
  return `mailto:${encodeURIComponent(email).replace(/%40/g, '@').replace(/%2B/g, '+')}`;
}

/** How long a text is in an address. */
export function encodedLength(text: string): number {
  return encodeURIComponent(whole(text)).length;
}

/** The longest beginning of a text that takes no more than `room` in an address, in whole characters. */
export function beginning(text: string, room: number): string {
  let end = 0;
  for (const character of text) {
    room -= encodedLength(character);
    if (room < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Half a character, as where a text was cut, has no place in an address. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** Whom an address to write to or to call reaches; any other address as it is. */
export function addressIn(link: string): string {
  return link.replace(/^(mailto|tel):([^?]*).*/i, '$2');
}
