// Writes what the core knows of plurals, from CLDR (package cldr-core, its cardinal rules):
//   core/src/flow/plural_table.generated.h   the rules, shared by the languages that have the same
//   tests/vectors/text/plurals.json          the form of some hundred numbers in each
// `node core/tools/gen_plurals.mjs` writes them, `--check` compares and fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const cldr = new URL('node_modules/cldr-core/', root);
const read = (path) => JSON.parse(readFileSync(new URL(path, cldr), 'utf8'));
const cardinal = read('supplemental/plurals.json').supplemental['plurals-type-cardinal'];
const { version } = read('package.json');
const source = `cldr-core ${version} by core/tools/gen_plurals.mjs; do not edit.`;
const forms = ['zero', 'one', 'two', 'few', 'many'];

// Numbers of flows have no exponent (e, c) and no zeros at their end (w = v, t = f).
function relation(text) {
  const [, operand, modulus, operator, ranges] = /^([a-z])(?: % (\d+))? (!?=) (.+)$/.exec(text);
  if (operand === 'e' || operand === 'c') return operator === '=' && ranges === '0' ? true : false;
  const plain = { w: 'v', t: 'f' }[operand] ?? operand;
  return { operand: plain, modulus, negated: operator === '!=', ranges: ranges.replaceAll('..', '-') };
}

/** Conditions joined by "and"; null when they never hold. "v = 0" goes where another condition says it. */
function conjunction(text) {
  const relations = text.split(' and ').map(relation);
  if (relations.includes(false)) return null;
  let kept = relations.filter((one) => one !== true);
  const isWhole = (one) => one.operand === 'v' && !one.negated && one.ranges === '0' && !one.modulus;
  const ofWhole = (one) => one.operand === 'i' && !one.negated;
  if (kept.some(isWhole) && kept.some(ofWhole)) {
    kept = kept.filter((one) => !isWhole(one)).map((one) => (one.operand === 'i' ? { ...one, operand: 'n' } : one));
  }
  return kept.map((one) => one.operand + (one.modulus ? `%${one.modulus}` : '') + (one.negated ? '!' : '=') + one.ranges).join('&');
}

function rulesOf(language) {
  return forms
    .map((form) => [form, cardinal[language][`pluralRule-count-${form}`]?.split('@')[0].trim()])
    .filter(([, rule]) => rule)
    .map(([form, rule]) => [form, rule.split(' or ').map(conjunction).filter((one) => one !== null).join('|')])
    .filter(([, rule]) => rule)
    .map(([form, rule]) => form[0] + rule)
    .join(';');
}

const languages = new Map();
for (const tag of Object.keys(cardinal).sort()) {
  const rules = rulesOf(tag);
  const language = tag.split('-')[0];
  const isKnown = tag !== language && cardinal[language] && rulesOf(language) === rules;
  if (!isKnown) languages.set(rules, [...(languages.get(rules) ?? []), tag]);
}
const withOneForm = languages.get('') ?? [];
languages.delete('');

/** Texts of a line, one behind the other. */
function wrapped(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1).length + word.length > 80) lines.push('');
    lines[lines.length - 1] += `${word} `;
  }
  return lines.map((line, i) => `${indent}"${i === lines.length - 1 ? line.trim() : line}"`).join('\n');
}

const header = `// Which form of a plural numbers take: languages, and per form (z o t f m: zero, one, two, few, many) a
// condition of n (the number, when it is whole), i (what stands before the point), f (behind it), v (how many
// places): "fn%10=2-4&n%100!12-14" is few for 2, 3, 4, 22… All else is other. Generated from
// ${source}
#pragma once

#include <string_view>

namespace waypost {

struct PluralEntry {
  std::string_view languages, rules;
};

// clang-format off
inline constexpr PluralEntry kPluralTable[] = {
${[...languages].map(([rules, tags]) => `    {\n${wrapped(tags.join(' '), '        ')},\n        "${rules}"},`).join('\n')}
};
// clang-format on

}  // namespace waypost
`;

// The same rules once more, straight from CLDR's text, for what the vectors claim.
function formOf(language, text) {
  const [whole, fraction = ''] = text.split('.');
  const value = { n: Number(text), i: Number(whole), v: fraction.length, w: fraction.length, f: Number(fraction), t: Number(fraction), e: 0, c: 0 };
  const holds = (one) => {
    const [, operand, modulus, operator, ranges] = /^([a-z])(?: % (\d+))? (!?=) (.+)$/.exec(one);
    const found = modulus ? value[operand] % Number(modulus) : value[operand];
    const isIn = ranges.split(',').some((range) => {
      const [first, last = first] = range.split('..').map(Number);
      return Number.isInteger(found) && first <= found && found <= last;
    });
    return isIn === (operator === '=');
  };
  const taken = forms.find((form) => {
    const rule = cardinal[language][`pluralRule-count-${form}`]?.split('@')[0].trim();
    return rule?.split(' or ').some((all) => all.split(' and ').every(holds));
  });
  return (taken ?? 'x')[0];
}

const numbers = [...Array(201).keys(), 1000, 1001, 1011, 10000, 21000, 100000, 1000000, 2000001, 3000000, 9000000].map(String);
for (const whole of [0, 1, 2, 3, 5, 10, 11, 21, 100]) for (const fraction of ['1', '2', '5', '01', '11', '21', '25', '19', '123', '000001']) numbers.push(`${whole}.${fraction}`);
const sameForms = new Map();
for (const tag of [...languages.values(), withOneForm].flat().sort()) {
  const letters = numbers.map((one) => formOf(tag, one)).join('');
  sameForms.set(letters, [...(sameForms.get(letters) ?? []), tag]);
}
const vectors = `{
  "about": "The form of each number: z o t f m for zero, one, two, few, many, x for other. Generated from ${source}",
  "numbers": ${JSON.stringify(numbers)},
  "forms": [
${[...sameForms].map(([letters, tags]) => `    {"languages": "${tags.join(' ')}", "forms": "${letters}"}`).join(',\n')}
  ]
}
`;

const files = { 'core/src/flow/plural_table.generated.h': header, 'tests/vectors/text/plurals.json': vectors };
let differs = false;
for (const [path, text] of Object.entries(files)) {
  const url = new URL(path, root);
  if (!process.argv.includes('--check')) {
    writeFileSync(url, text);
  } else if (readFileSync(url, 'utf8') !== text) {
    console.error(`${path} differs from what core/tools/gen_plurals.mjs makes`);
    differs = true;
  }
}
process.exit(differs ? 1 : 0);
