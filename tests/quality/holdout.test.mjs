// The half of the demo's questions that is looked at once per release: prints its figures.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoKnowledge, demoQuestions, describe, measure, withoutMarks } from './eval.mjs';
import { languages } from './floors.mjs';

for (const language of languages) {
  test(`holdout: ${language}`, (t) => {
    const locale = language === 'en' ? '' : language;
    const questions = demoQuestions(language, 'holdout');
    const figures = measure(demoKnowledge, questions, locale);
    t.diagnostic(describe(language, figures));
    if (locale) t.diagnostic(describe(`${language}, no diacritics`, measure(demoKnowledge, withoutMarks(questions), locale)));
    assert.ok(figures.in_scope >= 60);
  });
}
