// The interface's own words in the visitor's language. English is built in, so that words never fail;
// the other languages are one small file each.

import english from './lang/en.json';
import type { Fetcher, Reply } from './host/net.ts';
import { visitorLanguages } from './host/page.ts';

export type Words = { [key: string]: string | Words };

/** Tags of the languages that have a file in lang/. */
export const languages = ['en', 'sr', 'hr', 'cs', 'fi', 'tr'] as const;

/** The language file that serves a BCP 47 tag; English where none does. */
export function languageFor(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return languages.find((language) => language === primary) ?? 'en';
}

export class Strings {
  private readonly plural: Intl.PluralRules;
  /** The words run against the panel (English ones in an Arabic panel): each is shielded, or its full stop moves to the wrong end. */
  private readonly shielded: boolean;

  constructor(
    /** BCP 47 tag for dates, numbers and plural forms. */
    readonly locale: string,
    private readonly words: Words,
    /** Where lines begin: the panel's own, whatever the page does. */
    readonly direction: 'ltr' | 'rtl' = 'ltr',
    private readonly variant = '',
  ) {
    this.plural = new Intl.PluralRules(locale);
    this.shielded = direction !== directionOf(locale);
  }

  /** The same words, but where the group `variant` has a text of its own under a key: there the usual one would not be true. */
  in(variant: string): Strings {
    return new Strings(this.locale, this.words, this.direction, variant);
  }

  /** The text under a dotted key with `{name}` filled in, for the panel; '' when there is none. */
  t(key: string, args: Record<string, string> = {}): string {
    const text = this.bare(key, args);
    return this.shielded && text ? `\u2068${text}\u2069` : text;
  }

  /** The same for what leaves the panel: no sign but the words'. */
  bare(key: string, args: Record<string, string> = {}): string {
    const text = (this.variant && this.find(`${this.variant}.${key}`)) || this.find(key);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
  }

  private find(key: string): string {
    return lookUp(this.words, key) ?? lookUp(english, key) ?? '';
  }

  /** The plural form for `count` of the texts `key_one`, `key_few`, `key_other`. */
  count(key: string, count: number): string {
    const args = { count: new Intl.NumberFormat(this.locale).format(count) };
    return this.t(`${key}_${this.plural.select(count)}`, args) || this.t(`${key}_other`, args);
  }
}

function lookUp(words: Words, key: string): string | undefined {
  let value: string | Words | undefined = words;
  for (const name of key.split('.')) value = typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The language file that serves a tag. */
export const languageFile = (tag: string, base: string, request: Fetcher): Promise<Reply> =>
  request(new URL(`lang/${languageFor(tag)}-${__BUILD__}.json`, base).href, { timeoutMs: 10_000 });

/** What the built-in intents are said by, for the engine; '' where the file cannot be had: then none is listened for. */
export function intentsIn({ body }: Reply): string {
  try {
    return JSON.stringify((JSON.parse(body) as { intents?: unknown }).intents ?? '');
  } catch {
    return '';
  }
}

/** Words for a tag; English, which waits for no file, when the file cannot be had. The direction is that of the tag even then: the owner's texts are written in it. */
export async function loadStrings(tag: string, file: Promise<Reply>): Promise<Strings> {
  const language = languageFor(tag);
  const direction = directionOf(tag);
  const wishes = visitorLanguages();
  if (language === 'en') return new Strings(regional(tag, 'en', wishes), english, direction);
  try {
    return new Strings(regional(tag, language, wishes), JSON.parse((await file).body) as Words, direction);
  } catch {
    return new Strings(regional('en', 'en', wishes), english, direction);
  }
}

const rightToLeft = /^(Adlm|Arab|Aran|Hebr|Mand|Mend|Nkoo|Rohg|Syrc|Thaa|Yezi)$/;

/** Where lines begin in a language, by the script it is written in. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    return rightToLeft.test(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** The tag for dates and numbers: a page that only says "en" still shows them as the visitor's own region writes them. */
export function regional(tag: string, language: string, wishes: readonly string[]): string {
  // Serbian is written in Latin script here, and dates must be too.
  if (language === 'sr') return 'sr-Latn-RS';
  const spoken = tag.toLowerCase().startsWith(language) ? tag : language;
  const own = spoken.includes('-') ? undefined : wishes.find((wish) => wish.toLowerCase().startsWith(`${language}-`));
  const usual = language === 'en' ? 'en-GB' : language;
  try {
    return Intl.getCanonicalLocales(own ?? (spoken.includes('-') ? spoken : usual))[0] ?? usual;
  } catch {
    return usual;
  }
}
