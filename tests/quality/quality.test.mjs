// How well questions are answered, with floors. Every set prints its figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoKnowledge, demoQuestions, describe, hasPublicSets, measure, packWith, publicKnowledge, publicLog, publicQuestions, withoutMarks } from './eval.mjs';
import { demo, foreignLogs, languages, publicSets, withLogs } from './floors.mjs';

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

const skip = hasPublicSets ? false : 'the public question sets are not in ../shared/data';

for (const [knowledge, questions, floors] of publicSets) {
  test(`public set: ${questions}`, { skip }, (t) => {
    holds(t, questions, measure(publicKnowledge(knowledge), publicQuestions(questions)), floors);
  });
}

for (const [name, log, floors] of withLogs) {
  test(`public set with past questions: ${name}`, { skip }, (t) => {
    const { path, said } = packWith(publicKnowledge(name), publicLog(log));
    assert.match(said, /learned from \d+ past questions/);
    holds(t, `${name}, ${log}`, measure(path, publicQuestions(name)), floors);
  });
}

for (const [name, log] of foreignLogs) {
  test(`public set with another site's past questions: ${name}`, { skip }, () => {
    assert.match(packWith(publicKnowledge(name), publicLog(log)).said, /left aside/);
  });
}
