// Stemmers (Snowball, from @orama/stemmers) for the peers that take one. English is what nearly every page loads; the
// others come on demand.

import { stemmer as english } from '@orama/stemmers/english';

const others = {
  fi: () => import('@orama/stemmers/finnish'),
  sr: () => import('@orama/stemmers/serbian'),
  tr: () => import('@orama/stemmers/turkish'),
};

/** Only English ones: where a peer does better without in the other languages. */
export const englishStemmer = (locale) => (languageOf(locale) === 'en' ? english : (word) => word);

export async function stemmerOf(locale) {
  const language = languageOf(locale);
  if (language === 'en') return english;
  return others[language] ? (await others[language]()).stemmer : (word) => word;
}

export const languageOf = (locale) => locale.split('-')[0];
