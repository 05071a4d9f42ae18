// The interface's own words in the visitor's language. English is built in, so that words never fail;
// the other languages are one small file each.

import english from './lang/en.json';
import type { Fetcher } from './host/net.ts';

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

  constructor(
    /** BCP 47 tag for dates, numbers and plural forms. */
    readonly locale: string,
    private readonly words: Words,
  ) {
    this.plural = new Intl.PluralRules(locale);
  }

  /** The text under a dotted key with `{name}` filled in; '' when there is none. */
  t(key: string, args: Record<string, string> = {}): string {
    const text = lookUp(this.words, key) ?? lookUp(english, key) ?? '';
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
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

/** Words for a tag; English when the file cannot be had. */
export async function loadStrings(tag: string, base: string, request: Fetcher): Promise<Strings> {
  const language = languageFor(tag);
  if (language === 'en') return new Strings(tag.toLowerCase().startsWith('en') ? regional(tag) : 'en', english);
  const reply = await request(new URL(`lang/${language}-${__BUILD__}.json`, base).href, { timeoutMs: 10_000 });
  try {
    return new Strings(canonical(tag, language), JSON.parse(reply.body) as Words);
  } catch {
    return new Strings('en', english);
  }
}

/** Serbian is written in Latin script here, and dates must be too. */
function canonical(tag: string, language: string): string {
  if (language === 'sr') return 'sr-Latn-RS';
  return regional(tag, language);
}

/** A page that only says "en" still shows dates and times as the visitor's own region writes them. */
function regional(tag: string, language = 'en'): string {
  const own = tag.includes('-') ? undefined : navigator.languages.find((wish) => wish.toLowerCase().startsWith(`${language}-`));
  try {
    return Intl.getCanonicalLocales(own ?? tag)[0] ?? language;
  } catch {
    return language;
  }
}
