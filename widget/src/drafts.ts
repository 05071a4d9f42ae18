// What has been typed and not yet sent, by the place it was typed at. Kept in the tab's session, so that neither
// a reload nor a second look at the same form empties it. Private fields have no place here.

import type { Form } from '../../wasm/js/index.ts';

/** Place → text. */
export type DraftTexts = Readonly<Record<string, string>>;

export const messagePlace = 'message/';

/** Where the fields of a form are kept: the message form is one, however often it is shown. */
export function formPlace(form: Form): string {
  return form.kind === 'message' ? messagePlace : `step/${form.flow ?? ''}/${form.step ?? ''}/`;
}

/** What was asked and has not been answered when the page is left. */
export const questionPlace = 'question';
/** That a person was asked for behind it. */
export const personPlace = 'person';

export const chatPlace = (handover: string): string => `chat/${handover}`;

const plain = (text: string): string => text.toLowerCase().replace(/[\s.,/()_+-]/gu, '');

/** A few letters are a secret as a word of their own; longer ones also with other spaces and dashes. */
function repeatsIt(text: string, secret: string): boolean {
  const bare = plain(secret);
  if (!bare) return text.includes(secret);
  return bare.length > 3 ? plain(text).includes(bare) : text.toLowerCase().split(/[^\p{L}\p{N}]+/u).includes(bare);
}

/** What may be stored: nothing that repeats a private answer. */
export function storable(texts: DraftTexts, secrets: readonly string[] = []): DraftTexts {
  const repeats = (text: string): boolean => secrets.some((secret) => repeatsIt(text, secret));
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => !repeats(text)));
}

export class Drafts {
  constructor(
    private texts: DraftTexts,
    private readonly save: (texts: DraftTexts) => void,
  ) {}

  get all(): DraftTexts {
    return this.texts;
  }

  /** Undefined when nothing was typed there; '' when what stood there was taken out. */
  get(place: string): string | undefined {
    return Object.hasOwn(this.texts, place) ? this.texts[place] : undefined;
  }

  set(place: string, text: string): void {
    this.change({ ...this.texts, [place]: text });
  }

  /** Forgets every place that begins with `prefix`: it has been sent, or is no longer wanted. */
  drop(prefix: string): void {
    const left = Object.entries(this.texts).filter(([place]) => !place.startsWith(prefix));
    if (left.length < Object.keys(this.texts).length) this.change(Object.fromEntries(left));
  }

  private change(texts: DraftTexts): void {
    this.texts = texts;
    this.save(texts);
  }
}
