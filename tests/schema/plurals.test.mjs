// The forms of plurals that the core's table gives (tests/vectors/text/plurals.json, which the core's own
// tests hold it to) against Intl.PluralRules, in every language that this Node knows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const { numbers, forms } = JSON.parse(readFileSync(new URL('../vectors/text/plurals.json', import.meta.url), 'utf8'));
const letters = { zero: 'z', one: 'o', two: 't', few: 'f', many: 'm', other: 'x' };

// Rules that CLDR has changed since the ICU of Node 20 and 22: languages that got rules of their own, or others.
const newer = new Set(['kok', 'cv', 'lld', 'scn', 'vec', 'pt-PT', 'he', 'iw', 'ksh', 'gv', 'sgs', 'blo']);

test('plurals are what Intl says', () => {
  let compared = 0;
  const wrong = [];
  for (const { languages, forms: expected } of forms) {
    for (const tag of languages.split(' ')) {
      if (Intl.PluralRules.supportedLocalesOf([tag]).length === 0 || newer.has(tag)) continue;
      const rules = new Intl.PluralRules(tag, { maximumFractionDigits: 6 });
      if (rules.resolvedOptions().locale !== tag) continue;
      compared += 1;
      const got = numbers.map((number) => letters[rules.select(Number(number))]).join('');
      const first = [...got].findIndex((letter, i) => letter !== expected[i]);
      if (first >= 0) wrong.push(`${tag}: ${numbers[first]} is ${got[first]}, not ${expected[first]}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(compared > 150, `${compared} languages`);
});
