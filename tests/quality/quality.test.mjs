// How well questions are answered, with floors. Every set prints its figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoKnowledge, demoQuestions, describe, hasPublicSets, measure, publicKnowledge, publicQuestions, withoutMarks } from './eval.mjs';
import { demo, languages, publicSets } from './floors.mjs';

function holds(t, name, figures, floors) {
  t.diagnostic(describe(name, figures));
  for (const [key, floor] of Object.entries(floors)) {
    assert.ok(figures[key] >= floor, `${name}: ${key} is ${figures[key]}, wanted at least ${floor}`);
  }
}

for (const language of languages) {
  test(`the demo's questions: ${language}`, (t) => {
    const locale = language === 'en' ? '' : language;
    const questions = demoQuestions(language);
    const figures = measure(demoKnowledge, questions, locale);
    assert.ok(figures.in_scope >= 60 && figures.out_of_scope >= 10);
    holds(t, language, figures, demo);
    if (locale) holds(t, `${language}, no diacritics`, measure(demoKnowledge, withoutMarks(questions), locale), demo);
  });
}

for (const [knowledge, questions, floors] of publicSets) {
  test(`public set: ${questions}`, { skip: hasPublicSets ? false : 'the public question sets are not in ../shared/data' }, (t) => {
    holds(t, questions, measure(publicKnowledge(knowledge), publicQuestions(questions)), floors);
  });
}
