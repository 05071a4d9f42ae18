// The list of problems in a terminal: lines are broken between words, and what goes on is set in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrapLines } from '../../demo/server/problems.mjs';

test('long lines are broken between words, set in below their own beginning', () => {
  const text = 'a.json:1:32: warning[unknown_key]: "articels" means nothing here and is ignored\n    did you mean "articles"?\n\n1 error.';
  assert.equal(
    wrapLines(text, 40),
    [
      'a.json:1:32: warning[unknown_key]:',
      '    "articels" means nothing here and is',
      '    ignored',
      '    did you mean "articles"?',
      '',
      '1 error.',
    ].join('\n'),
  );
});

test('no line is wider than the terminal, unless a single word is; no word is lost or cut', () => {
  const words = ['short', 'x'.repeat(70), 'again', ...Array.from({ length: 60 }, (_, index) => `word${index}`)];
  for (const width of [20, 40, 80]) {
    const wrapped = wrapLines(`  ${words.join(' ')}`, width);
    assert.deepEqual(wrapped.trim().split(/\s+/), words);
    for (const line of wrapped.split('\n')) assert.ok(line.length <= width || line.trim().split(' ').length === 1, line);
  }
});
