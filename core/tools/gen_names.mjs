// Writes the tables of names that cross the edge, from core/schema/names.json:
//   core/src/wire/names.generated.h   wasm/js/names.generated.ts
// `node core/tools/gen_names.mjs` writes them, `--check` compares and fails when they differ.
import { readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const names = JSON.parse(readFileSync(new URL('core/schema/names.json', root), 'utf8'));
const source = 'core/schema/names.json by core/tools/gen_names.mjs; do not edit.';

const tsName = ({ ts, cpp }) => ts ?? cpp;
const quoted = (values, mark) => values.map((value) => mark + value + mark);

/** `items` joined by commas, in lines of at most 100 columns. */
function wrapped(items, indent) {
  const lines = [''];
  for (const item of items) {
    const line = lines.at(-1);
    if (line && indent.length + line.length + item.length + 2 > 100) lines.push('');
    lines[lines.length - 1] += (lines.at(-1) ? ' ' : '') + item + ',';
  }
  return lines.map((line) => indent + line).join('\n');
}

function cppTable({ cpp, ts, values }) {
  const constant = `k${ts ?? cpp}Names`;
  const asserts = values.map(
    (value) => `static_assert(${constant}[static_cast<std::size_t>(${cpp}::${value})] == "${value}");`,
  );
  return `inline constexpr std::string_view ${constant}[] = {
${wrapped(quoted(values, '"'), '    ')}
};
constexpr std::span<const std::string_view> names_of(${cpp}) { return ${constant}; }
${asserts.join('\n')}
`;
}

const cpp = `// The names of enum values in JSON. Generated from
// ${source}
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "waypost/matcher.h"
#include "waypost/session.h"
#include "waypost/status.h"

namespace waypost::wire {

// clang-format off
${names.enums.map(cppTable).join('\n')}// clang-format on

}  // namespace waypost::wire
`;

function tsTable(name, type, values, what) {
  const doc = what ? `/** ${what} */\n` : '';
  const constant = name[0].toLowerCase() + name.slice(1) + 's';
  return `${doc}export const ${constant} = [
${wrapped(quoted(values, "'"), '  ')}
] as const;
export type ${type} = (typeof ${constant})[number];
`;
}

const ts = `// The names that cross the edge. Generated from
// ${source}

${[
  ...names.enums.map((table) => tsTable(tsName(table), tsName(table) + 'Name', table.values)),
  ...names.keys.map((table) => tsTable(table.ts, table.ts, table.values, table.what)),
].join('\n')}`;

const files = { 'core/src/wire/names.generated.h': cpp, 'wasm/js/names.generated.ts': ts };
const check = process.argv.includes('--check');
for (const [path, text] of Object.entries(files)) {
  const url = new URL(path, root);
  if (!check) {
    writeFileSync(url, text);
    continue;
  }
  let found = '';
  try {
    found = readFileSync(url, 'utf8');
  } catch {
    // A missing file differs like any other.
  }
  if (found === text) continue;
  console.error(`${path} is out of date: run node core/tools/gen_names.mjs`);
  process.exitCode = 1;
}
