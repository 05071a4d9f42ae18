// nlp.js: the classifier of a chat bot, trained on the phrasings, with the stemmer of the language (+5 on average; it has
// none for Croatian, Serbian's does), letters without their marks (xsid-tr+ascii 92 against 77). Asked through its NLU
// manager: what the rest of its pipeline adds (entities, moods, answers) costs twice the time and ranks nothing. The
// "None" feature changes no figure and is off.

import { containerBootstrap } from '@nlpjs/core';
import { LangEn } from '@nlpjs/lang-en-min';
import { Nlp } from '@nlpjs/nlp';

import { withoutMarks } from '../lib/documents.mjs';
import { languageOf } from '../lib/stemmers.mjs';

export const name = 'nlp.js';
export const packages = ['@nlpjs/nlp'];

const languages = {
  en: async () => LangEn,
  cs: async () => (await import('@nlpjs/lang-cs')).LangCs,
  fi: async () => (await import('@nlpjs/lang-fi')).LangFi,
  sr: async () => (await import('@nlpjs/lang-sr')).LangSr,
  tr: async () => (await import('@nlpjs/lang-tr')).LangTr,
};
const nearest = { hr: 'sr' };

const plain = (text) => withoutMarks(text.toLowerCase());

export async function build({ locale: tag, articles }) {
  const locale = nearest[languageOf(tag)] ?? languageOf(tag);
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(await languages[locale]());
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, nlu: { useNoneFeature: false, log: false } });
  nlp.addLanguage(locale);
  for (const { id, questions } of articles) for (const question of questions) nlp.addDocument(locale, plain(question), id);
  await nlp.train();
  return async (question, limit) => {
    const { classifications } = await nlp.nluManager.process({ locale, utterance: plain(question), settings: nlp.settings.nlu });
    return classifications.filter(({ intent }) => intent !== 'None').slice(0, limit).map(({ intent, score }) => ({ id: intent, score }));
  };
}
