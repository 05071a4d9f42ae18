// Writes core/src/proof/weekday_table.generated.h: the names of weekdays, long and short, as Node's Intl knows them
// from CLDR, in the languages whose plurals the core knows.
// `node core/tools/gen_weekdays.mjs` writes it. `--check` compares and fails when it differs; with a Node that has
// another CLDR it only says so.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const target = new URL('core/src/proof/weekday_table.generated.h', root);
const plurals = readFileSync(new URL('core/src/flow/plural_table.generated.h', root), 'utf8');
const tags = [...plurals.matchAll(/^ {8}"([a-z][a-zA-Z -]*)"?/gm)].flatMap(([, line]) => line.trim().split(' '));
const languages = [...new Set(tags)].filter((tag) => /^[a-z]{2,3}$/.test(tag) && Intl.DateTimeFormat.supportedLocalesOf([tag]).length > 0);
const monday = Date.UTC(2026, 10, 23);

function names(language, day) {
  const date = new Date(monday + day * 86_400_000);
  const name = (options) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).formatToParts(date).find((part) => part.type === 'weekday').value;
  const all = [{ weekday: 'long' }, { weekday: 'long', day: 'numeric', month: 'long' }, { weekday: 'short' }].map(name);
  return [...new Set(all.map((one) => one.toLocaleLowerCase(language).replace(/\.$/, '')))].join('|');
}

const rows = languages.sort().map((language) => `    {"${language}",\n     {${[...Array(7).keys()].map((day) => JSON.stringify(names(language, day))).join(', ')}}},`);
const written = `// Names of the weekdays, from Monday on, long and short ones parted by "|", in small letters.
// Generated from CLDR ${process.versions.cldr} by core/tools/gen_weekdays.mjs; do not edit.
#pragma once

#include <string_view>

namespace waypost::proof {

struct WeekdayEntry {
  std::string_view language;
  std::string_view names[7];
};

// clang-format off
inline constexpr WeekdayEntry kWeekdayTable[] = {
${rows.join('\n')}
};
// clang-format on

}  // namespace waypost::proof
`;

if (process.argv[2] !== '--check') {
  writeFileSync(target, written);
} else {
  const there = readFileSync(target, 'utf8');
  const version = /CLDR (\S+) by/.exec(there)?.[1];
  if (version !== process.versions.cldr) {
    console.log(`gen_weekdays: not compared, it is of CLDR ${version}, and this Node has ${process.versions.cldr}`);
  } else if (there !== written) {
    console.error('core/src/proof/weekday_table.generated.h is not what core/tools/gen_weekdays.mjs writes: run it');
    process.exitCode = 1;
  }
}
