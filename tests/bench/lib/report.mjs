// The figures of a run as Markdown.

import { mainSet } from './sets.mjs';

const line = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');

const missing = '–';
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
export const percent = (rate) => (isNumber(rate) ? (100 * rate).toFixed(1) : missing);
const ratio = (value) => (value >= 10 ? value.toFixed(0) : value.toFixed(1));
const withThousands = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
const micros = (value) => (isNumber(value) ? withThousands(value) : missing);
const millis = (value) => (isNumber(value) ? withThousands(value) : missing);
const megabytes = (bytes) => (isNumber(bytes) ? (bytes / 1e6).toFixed(1) : missing);
const kilobytes = (bytes) => (isNumber(bytes) ? (bytes / 1e3).toFixed(1) : missing);

/** @param {object} run what match.mjs has measured */
export function report(run) {
  return [
    '# The matcher beside others',
    '',
    introduction(run),
    '',
    ...mainPart(run),
    ...wishes(run),
    ...setParts(run),
    ...largePart(run),
    ...openingPart(run),
    notes(run),
    '',
  ].join('\n');
}

function introduction({ commit, date, machine, seconds, sets }) {
  return [
    `Written by \`tests/run bench\` at commit ${commit}, ${date}, in ${Math.round(seconds / 60)} minutes on ${machine}; ${Object.keys(sets).length} sets of questions.`,
    'Every engine has a process of its own, one works at a time, and they take turns within each set; a question\'s time is the median of its',
    'rounds, after every engine has answered the whole set once. Look at the ratios first: the microseconds are this machine\'s.',
  ].join('\n');
}

function mainPart(run) {
  const name = run.sets[mainSet] ? mainSet : Object.keys(run.sets)[0];
  const found = run.sets[name];
  const own = found.waypost;
  const rows = run.engines
    .filter(({ engine }) => found[engine] && !found[engine].failed)
    .map(({ engine, name: title, version }) => {
      const { top1, recall3, auroc, p50, p99, buildMs, memory } = found[engine];
      const times = isNumber(p50) && isNumber(own?.p50) ? `× ${ratio(p50 / own.p50)}` : missing;
      const label = `${title}${version ? ` ${version}` : ''}`;
      return [engine === 'waypost' ? `**${label}**` : label, percent(top1), percent(recall3), percent(auroc), micros(p50), times, micros(p99), millis(buildMs), megabytes(memory), kilobytes(run.bytes[engine])];
    });
  return [
    `## ${name}`,
    '',
    '![The same as a chart](match.svg)',
    '',
    table(['', 'top-1 %', 'recall@3 %', 'AUROC %', 'p50 µs', 'to Waypost', 'p99 µs', 'build ms', 'memory MB', 'code KB'], rows),
    '',
    'top-1, recall@3: the right target is first, among the first three. AUROC: how well the score tells questions that something answers from those that nothing does (50: not at all).',
    'build: from the articles (Waypost: from the text of the file) to the first answer that counts, training included. memory: what the knowledge takes (heap after collection; linear memory for WebAssembly, training',
    'included). code: minified, brotli 11; Waypost\'s holds flows, sessions and handover records, too. In Chromium, build has the start of the module in it.',
    '',
  ];
}

/** What the matcher was asked to reach, and what this run has measured. */
function wishes({ sets, large, chromium }) {
  const own = sets[mainSet]?.waypost;
  if (!own) return [];
  const timesQuicker = (engine) => sets[mainSet][engine]?.p50 / own.p50;
  const [phrasings, articles] = Object.values(large).map(({ waypost }) => waypost ?? {});
  const opening = (from, name) => chromium[from][name]?.load + chromium[from][name]?.train;
  const rows = [
    ['p50 under Node, clinc150-dg10, µs', '≤', 120, own.p50],
    ['times quicker than MiniSearch', '≥', 2.5, timesQuicker('minisearch')],
    ['times quicker than lunr', '≥', 2.5, timesQuicker('lunr')],
    ['p50 under Node, 10,000 phrasings, 77 articles, µs', '≤', 600, phrasings.p50],
    ['p99 under Node, 10,000 articles, µs', '≤', 5000, articles.p99],
    ['memory under Node, 10,000 articles, MB', '≤', 48, articles.memory / 1e6],
    ['opening in Chromium from a pack, 100 × 5, ms', '≤', 30, opening('packed', '100 × 5')],
    ['opening in Chromium from a pack, 1,000 × 5, ms', '≤', 60, opening('packed', '1,000 × 5')],
    ['opening in Chromium from a pack, 10,000 × 2, ms', '≤', 400, opening('packed', '10,000 × 2')],
    ['opening in Chromium from the plain file, trained, 30 × 2, ms', '≤', 100, opening('opened', '30 × 2')],
    ['opening in Chromium from the plain file, trained, 100 × 5, ms', '≤', 1000, opening('opened', '100 × 5')],
    ['packing 10,000 × 2 natively, s', '≤', 120, chromium.packed['10,000 × 2']?.seconds],
  ];
  const verdict = (sign, limit, value) => ((sign === '≤' ? value <= limit : value >= limit) ? 'met' : '**missed**');
  const shown = (value) => (value < 100 ? value.toFixed(1) : withThousands(value));
  return [
    '## What is asked of it', '',
    table(['', 'wanted', 'measured', ''], rows.map(([what, sign, limit, value]) => [what, `${sign} ${limit}`, ...(isNumber(value) ? [shown(value), verdict(sign, limit, value)] : [missing, 'not measured'])])), '',
  ];
}

function setParts({ engines, sets }) {
  const part = (title, key, show, isBetter, only = () => true) => {
    const names = Object.keys(sets).filter((name) => only(sets[name]));
    if (names.length === 0) return [];
    const shown = engines.filter(({ engine }) => names.every((name) => sets[name][engine]));
    const rows = names.map((name) => {
      const values = shown.map(({ engine }) => sets[name][engine]?.[key]);
      const numbers = values.filter(isNumber);
      const best = isBetter && numbers.length > 0 ? numbers.reduce((a, b) => (isBetter(a, b) ? a : b)) : undefined;
      return [name, ...values.map((value, i) => cell(show(value), isNumber(value) && show(value) === show(best), sets[name][shown[i].engine], show === percent))];
    });
    return [`## ${title}`, '', table(['', ...shown.map(({ name }) => name)], rows), ''];
  };
  const more = (a, b) => a > b;
  const less = (a, b) => a < b;
  return [
    ...part('top-1, %', 'top1', percent, more),
    ...part('recall@3, %', 'recall3', percent, more),
    ...part('Told apart from what nothing answers: AUROC, %', 'auroc', percent, more, (found) => found.waypost?.outOfScope >= 10),
    ...part('One question: p50, µs', 'p50', micros, less),
    ...part('One question: p99, µs', 'p99', micros, less),
    ...part('Building, ms', 'buildMs', millis, less),
  ];
}

// A slow engine was asked a part of the questions: marked with an asterisk.
function cell(text, isBest, figures, isRate) {
  if (figures?.failed) return 'failed';
  const part = isRate && figures?.asked < figures?.of && text !== missing ? `${text}\\*` : text;
  return isBest ? `**${part}**` : part;
}

function largePart({ engines, large }) {
  return Object.entries(large).flatMap(([name, found]) => {
    const own = found.waypost;
    const rows = engines
      .filter(({ engine }) => found[engine])
      .map(({ engine, name: title }) => {
        const { failed, p50, p99, buildMs, memory, top1 } = found[engine];
        if (failed) return [title, failed, '', '', '', '', ''];
        return [title, micros(p50), isNumber(own?.p50) ? `× ${ratio(p50 / own.p50)}` : missing, micros(p99), millis(buildMs), megabytes(memory), percent(top1)];
      });
    return [`## Large: ${name}`, '', table(['', 'p50 µs', 'to Waypost', 'p99 µs', 'build ms', 'memory MB', 'found %'], rows), ''];
  });
}

function openingPart({ chromium }) {
  const rows = Object.entries(chromium.opened).map(([name, { start, load, train, memory }]) => {
    const pack = chromium.packed[name];
    return [name, millis(start), millis(load), millis(train), megabytes(memory), millis(pack.load + pack.train), megabytes(pack.memory), megabytes(pack.bytes), pack.seconds.toFixed(1)];
  });
  return [
    '## Opening in Chromium', '',
    table(['articles × phrasings', 'module ms', 'load ms', 'train ms', 'memory MB', 'from a pack ms', 'memory MB', 'pack MB', 'packing s'], rows), '',
    'Each in a new page, median. module: fetched from this machine and compiled, once per page. load: checked and compiled, from the plain file; menus and search as you type work from here.',
    'train: in slices, with pauses for the page; 0 where the knowledge is too large to be trained. pack MB: before compression; packing: natively.', '',
  ];
}

function notes({ skipped }) {
  return [
    '## How to read this',
    '',
    '* The peers\' configurations, and what was tried, stand in `tests/bench/engines/`. They were chosen on these very questions, which flatters them. Waypost is not tuned on the public sets\' questions; the demo\'s may be looked at when its phrasings are written.',
    '* An asterisk: the engine was too slow for all questions in its time; it was asked a random part.',
    '* Large knowledge and the knowledge for opening are generated (how: `tests/bench/lib/generated.mjs`) and say nothing about quality; "found" only shows that the engine answers.',
    '* FlexSearch gives no scores, so it has no AUROC. BM25 is a reference of 40 lines.',
    ...(skipped ? [`* ${skipped}`] : []),
  ].join('\n');
}
