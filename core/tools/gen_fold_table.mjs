// Writes core/src/text/fold_table.generated.h from the Unicode data inside Node.
//
//   node core/tools/gen_fold_table.mjs           write the table
//   node core/tools/gen_fold_table.mjs --check   exit 1 when the file is not what would be written
//
// What folding means is decided here and nowhere else; the C++ side only looks characters up.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const target = fileURLToPath(new URL('../src/text/fold_table.generated.h', import.meta.url));

// Letters that Unicode does not decompose, written as people type them without the key.
const spelledOut = {
  ı: 'i', đ: 'dj', ð: 'd', ø: 'o', ł: 'l', ħ: 'h', ŧ: 't', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ŋ: 'n',
  ĸ: 'k', ə: 'e', ɓ: 'b', ɗ: 'd', ɖ: 'd', ƙ: 'k', ɛ: 'e', ɔ: 'o', ǝ: 'e', ʼ: '', ʻ: '', ʾ: '', ʿ: '',
  // Cyrillic, so that Serbian and Macedonian read the same in both scripts.
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k',
  л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u',
  ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's', ѕ: 'dz', щ: 'sc', ъ: '', ы: 'y', ь: '', э: 'e',
  ю: 'ju', я: 'ja', і: 'i', є: 'je', ґ: 'g',
  // Greek: the form at the end of a word.
  ς: 'σ',
  // Arabic: letters that are typed interchangeably; the lengthening stroke carries no meaning.
  ى: 'ي', ة: 'ه', ی: 'ي', ک: 'ك', ٱ: 'ا', ـ: '',
};

// Blocks that are folded. Everything outside stays as it is, so the table stays small; beyond the Basic
// Multilingual Plane nothing is folded and words.cpp knows the few blocks that are not letters.
const blocks = [
  [0x00a0, 0x06ff], [0x0750, 0x077f], [0x10a0, 0x10ff], [0x1c80, 0x1cbf], [0x1e00, 0x218f], [0x2460, 0x249b],
  [0xfb00, 0xfb4f], [0xfe00, 0xfe0f], [0xfe70, 0xfeff], [0xff00, 0xffef],
];
const foldsMarks = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const ignorable = /\p{Default_Ignorable_Code_Point}|\p{Cf}/u;
const wordLike = /[\p{L}\p{N}\p{M}]/u;
const assigned = /\P{Cn}/u;
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const last = 0xffff;
const isSurrogate = (code) => code >= 0xd800 && code <= 0xdfff;
const droppedMark = (letter) =>
  /\p{Mn}/u.test(letter) && (/\p{Script=Inherited}/u.test(letter) || foldsMarks.test(letter));

// One folding step; repeated until nothing changes, which makes folding idempotent by construction.
function foldOnce(text) {
  let out = '';
  for (const letter of text) {
    if (Object.hasOwn(spelledOut, letter)) {
      out += spelledOut[letter];
    } else if (!ignorable.test(letter) && !droppedMark(letter)) {
      const lower = letter.normalize('NFKC').toLowerCase();
      out += foldsMarks.test(lower) ? lower.normalize('NFKD') : lower;
    }
  }
  return out;
}

function foldOf(code) {
  const letter = String.fromCodePoint(code);
  if (ignorable.test(letter)) return '';
  if (!wordLike.test(letter)) return letter;
  const digit = decimalDigit(code);
  if (digit !== undefined) return String(digit);
  let now = letter;
  for (let before = ''; before !== now; ) {
    before = now;
    now = foldOnce(before);
  }
  return [...now].filter((part) => wordLike.test(part)).join('');
}

// Digits of every script come in runs of ten from zero to nine.
function decimalDigit(code) {
  if (!/\p{Nd}/u.test(String.fromCodePoint(code))) return undefined;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
}

function foldedCodes() {
  const codes = new Set();
  for (const [first, end] of blocks) for (let code = first; code <= end; code += 1) codes.add(code);
  for (let code = 0x80; code <= last; code += 1) {
    if (!isSurrogate(code) && /\p{Nd}/u.test(String.fromCodePoint(code))) codes.add(code);
  }
  return [...codes].sort((a, b) => a - b);
}

// Runs of characters with one rule. kinds: shift (plus value), same (all become value; 0 = dropped),
// every_other (first, first + 2, ... plus value), spelled (value = place in the pool of sequences).
function foldRuns() {
  const runs = [];
  let pool = '';
  const extend = (kind, code, value) => {
    const run = runs.at(-1);
    if (!run || run.kind !== kind || run.value !== value) return false;
    if (code !== run.last + (kind === 'every_other' ? 2 : 1)) return false;
    run.last = code;
    return true;
  };
  for (const code of foldedCodes()) {
    const folded = [...foldOf(code)];
    const single = folded.length === 0 ? 0 : folded[0].codePointAt(0);
    if (folded.length > 1) {
      const sequence = folded.join('') + '\0';
      if (!pool.includes(sequence)) pool += sequence;
      const value = [...pool.slice(0, pool.indexOf(sequence))].length;
      if (!extend('spelled', code, value)) runs.push({ first: code, last: code, kind: 'spelled', value });
    } else if (single !== code) {
      const shift = single - code;
      const done = extend('same', code, single) || (single && (extend('shift', code, shift) || extend('every_other', code, shift)));
      if (!done) mergeOrPush(runs, code, single, shift);
    }
  }
  return { runs, pool };
}

// A run of one may still become any kind when the next character comes.
function mergeOrPush(runs, code, single, shift) {
  const run = runs.at(-1);
  if (run && run.first === run.last && run.kind === 'shift') {
    if (code === run.first + 1 && single === run.first + run.value) {
      Object.assign(run, { kind: 'same', last: code, value: single });
      return;
    }
    if (code === run.first + 2 && shift === run.value && foldOf(code - 1) === String.fromCodePoint(code - 1)) {
      Object.assign(run, { kind: 'every_other', last: code });
      return;
    }
  }
  runs.push(single ? { first: code, last: code, kind: 'shift', value: shift } : { first: code, last: code, kind: 'same', value: 0 });
}

// Ranges where `test` holds. Unassigned and dropped characters may go either way: fewer ranges.
function ranges(test) {
  const out = [];
  let open = false;
  for (let code = 0x80; code <= last; code += 1) {
    if (isSurrogate(code)) continue;
    const letter = String.fromCodePoint(code);
    if (!assigned.test(letter) || ignorable.test(letter) || /\p{Co}/u.test(letter)) continue;
    if (!test.test(letter)) open = false;
    else if (open) out.at(-1)[1] = code;
    else open = out.push([code, code]) > 0;
  }
  return out;
}

const hex = (code) => '0x' + code.toString(16);

function rows(items, perLine = 6) {
  const lines = [];
  for (let i = 0; i < items.length; i += perLine) lines.push('    ' + items.slice(i, i + perLine).join(', ') + ',');
  return lines.join('\n');
}

function render() {
  const { runs, pool } = foldRuns();
  const table = runs.map((r) => `{${hex(r.first)}, ${hex(r.last)}, ${r.value & 0xffff}, FoldKind::${r.kind}}`);
  const range = ([first, end]) => `{${hex(first)}, ${hex(end)}}`;
  return `// How characters are folded and which ones make words. Generated by core/tools/gen_fold_table.mjs from
// Unicode ${process.versions.unicode}; do not edit.
#pragma once

#include <cstdint>

namespace waypost::text {

enum class FoldKind : std::uint8_t { shift, same, every_other, spelled };

struct FoldRun {
  std::uint16_t first, last;
  std::uint16_t value;  // shift, every_other: added modulo 2^16
  FoldKind kind;
};

struct CodeRange {
  std::uint16_t first, last;
};

// clang-format off
inline constexpr FoldRun kFoldRuns[] = {
${rows(table, 3)}
};

// Sequences for FoldKind::spelled, each ended by a zero.
inline constexpr std::uint16_t kFoldPool[] = {
${rows([...pool].map((letter) => hex(letter.codePointAt(0))), 16)}
};

// Letters, digits and marks outside ASCII.
inline constexpr CodeRange kWordRanges[] = {
${rows(ranges(wordLike).map(range))}
};

// Scripts written without spaces between words.
inline constexpr CodeRange kSpacelessRanges[] = {
${rows(ranges(spaceless).map(range))}
};
// clang-format on

}  // namespace waypost::text
`;
}

const text = render();
if (process.argv.includes('--check')) {
  const now = readFileSync(target, 'utf8');
  const version = /Unicode ([\d.]+)/.exec(now)?.[1];
  if (version !== process.versions.unicode) {
    console.log(`skipped: the table is of Unicode ${version}, this Node knows ${process.versions.unicode}`);
  } else if (now !== text) {
    console.error('core/src/text/fold_table.generated.h is not up to date: node core/tools/gen_fold_table.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}
