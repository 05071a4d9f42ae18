// What `waypost check` says about a file, and how its long lines are broken for a terminal.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const mostText = 1 << 24;

/** Runs the check; `{ok, text}`. Without the program (nothing is built yet) there is nothing to say. */
export function checkFile(program, file) {
  if (!existsSync(program)) return Promise.resolve({ ok: true, text: '' });
  return new Promise((resolve) => {
    execFile(program, ['check', basename(file)], { cwd: dirname(file), maxBuffer: mostText }, (failure, out, err) => {
      resolve({ ok: !failure, text: `${out}${err}` });
    });
  });
}

/** Breaks every line between words at `width`; what goes on is set in by four more than the line's own beginning. */
export function wrapLines(text, width) {
  return text.split('\n').map((line) => wrapLine(line, width)).join('\n');
}

function wrapLine(line, width) {
  const inset = `${/^ */.exec(line)[0]}    `;
  const lines = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    // A word that is longer than the line (a path, an address) is left whole: it can be copied then.
    const cut = space > inset.length ? space : rest.indexOf(' ', width);
    if (cut < 0) break;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = inset + rest.slice(cut + 1);
  }
  return [...lines, rest].join('\n');
}
