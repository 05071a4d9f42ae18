// The figures of a run as one SVG: who answers how well, how quickly, in how many bytes; and top-1 on every set. It has
// no background and takes the reader's colours, light or dark.

import { mainSet } from './sets.mjs';

const width = 960;
const rowHeight = 26;
const nameWidth = 150;
const style = `
  text { font: 13px system-ui, "Liberation Sans", sans-serif; fill: #1f2328; }
  .quiet { fill: #59636e; } .head { font-weight: 600; } .end { text-anchor: end; } .middle { text-anchor: middle; }
  .bar { fill: #8c959f; } .own { fill: #0969da; } .dot { fill: #8c959f; fill-opacity: .75; } .grid { stroke: #d1d9e0; stroke-width: 1; }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .bar, .dot { fill: #7d8590; } .own { fill: #4493f8; } .grid { stroke: #3d444d; }
  }`;

const escaped = (text) => String(text).replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const text = (x, y, content, classes = '') => `<text x="${x}" y="${y}"${classes && ` class="${classes}"`}>${escaped(content)}</text>`;
const rounded = (value) => Number(value.toFixed(1));

/** @param {object} run what match.mjs has measured */
export function chart(run) {
  const name = run.sets[mainSet] ? mainSet : Object.keys(run.sets)[0];
  const bars = barPart(run, name, 24);
  const strips = stripPart(run, bars.bottom + 48);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${strips.bottom}" width="${width}" height="${strips.bottom}" role="img" aria-label="Waypost's matcher beside others; the figures stand in the tables">
<style>${style}</style>
${[...bars.parts, ...strips.parts].join('\n')}
</svg>
`;
}

const panels = [
  { title: 'top-1, %', key: 'top1', share: (value) => value, show: (value) => (100 * value).toFixed(1) },
  { title: 'p50 per question, µs (log)', key: 'p50', share: (value) => Math.log10(Math.max(value, 1)) / 5.5, show: (value) => thousands(value) },
  { title: 'code, KB brotli', key: 'bytes', share: (value, most) => value / most, show: (value) => (value / 1e3).toFixed(1) },
];
const thousands = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');

// A row per engine, a panel per figure; each value stands behind its bar, where nothing else is.
function barPart(run, name, top) {
  const rows = run.engines
    .map(({ engine, name: title }) => ({ engine, title, bytes: run.bytes[engine], ...run.sets[name][engine] }))
    .filter(({ top1 }) => typeof top1 === 'number')
    .sort((a, b) => b.top1 - a.top1 || a.p50 - b.p50);
  const gap = 24;
  const valueWidth = 56;
  const panelWidth = (width - nameWidth - gap * panels.length) / panels.length;
  const parts = [text(0, top, `Asked the questions of ${name}`, 'head')];
  const first = top + 52;
  panels.forEach(({ title, key, share, show }, p) => {
    const x = rounded(nameWidth + gap + p * (panelWidth + gap));
    parts.push(text(x, top + 28, title, 'quiet'));
    const most = Math.max(...rows.map((row) => row[key] ?? 0));
    rows.forEach((row, i) => {
      const y = first + i * rowHeight;
      const value = row[key];
      if (typeof value !== 'number') return void parts.push(text(x, y, '–', 'quiet'));
      const length = rounded(Math.max(share(value, most) * (panelWidth - valueWidth), 1));
      parts.push(`<rect x="${x}" y="${y - 13}" width="${length}" height="17" rx="2" class="${isOwn(row.engine) ? 'own' : 'bar'}"/>`);
      parts.push(text(rounded(x + length + 6), y, show(value), isOwn(row.engine) ? 'head' : ''));
    });
  });
  rows.forEach(({ engine, title }, i) => parts.push(text(0, first + i * rowHeight, title, isOwn(engine) ? 'head' : '')));
  return { parts, bottom: first + rows.length * rowHeight };
}

const isOwn = (engine) => ['waypost', 'native', 'chromium'].includes(engine);

// A row per set: a grey dot per peer, Waypost's in blue; at the right Waypost's figure and the best of the others.
function stripPart({ engines, sets }, top) {
  const peers = engines.filter(({ engine }) => !isOwn(engine));
  const rightWidth = 236;
  const [left, right] = [nameWidth + 24, width - rightWidth];
  const values = Object.values(sets).flatMap((found) => Object.values(found).map(({ top1 }) => top1)).filter((value) => typeof value === 'number');
  const low = Math.floor(Math.min(...values, 0.9) * 10) / 10;
  const x = (value) => rounded(left + ((value - low) / (1 - low)) * (right - left - 36));
  const names = Object.keys(sets).filter((name) => sets[name].waypost?.top1 !== undefined);
  const first = top + 56;
  const bottom = first + (names.length - 1) * rowHeight + 12;
  const parts = [text(0, top, 'top-1 on every set, %', 'head'), text(right, top + 28, 'Waypost', 'quiet'), text(right + 84, top + 28, 'best of the others', 'quiet')];
  for (let tick = low; tick <= 1.001; tick += 0.1) {
    parts.push(`<line x1="${x(tick)}" x2="${x(tick)}" y1="${top + 36}" y2="${bottom}" class="grid"/>`, text(x(tick), top + 28, Math.round(100 * tick), 'quiet middle'));
  }
  names.forEach((name, i) => {
    const y = first + i * rowHeight;
    const others = peers.map(({ engine, name: title }) => ({ title, top1: sets[name][engine]?.top1 })).filter(({ top1 }) => typeof top1 === 'number');
    const best = others.reduce((a, b) => (b.top1 > a.top1 ? b : a), { title: '', top1: -1 });
    const own = sets[name].waypost.top1;
    parts.push(text(0, y, name));
    for (const { title, top1 } of others) parts.push(`<circle cx="${x(top1)}" cy="${y - 4}" r="5" class="dot"><title>${escaped(title)} ${(100 * top1).toFixed(1)}</title></circle>`);
    parts.push(`<circle cx="${x(own)}" cy="${y - 4}" r="7" class="own"><title>Waypost ${(100 * own).toFixed(1)}</title></circle>`);
    parts.push(text(right, y, (100 * own).toFixed(1), own >= best.top1 ? 'head' : ''));
    if (best.top1 >= 0) parts.push(text(right + 84, y, `${(100 * best.top1).toFixed(1)}  ${best.title}`));
  });
  return { parts, bottom: bottom + 12 };
}
