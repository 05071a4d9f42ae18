// The shop's pages: the content of each stands in its own file, header and footer in demo/layout, in the words of the
// page's language. Put together at every request, so that whoever edits sees it by reloading.

import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../layout/${name}`, import.meta.url), 'utf8');
const headForm = /^<!--\n([\s\S]*?)\n-->\n/;

/**
 * The whole page. `text` is a page's file: `<!--`, lines of `key: value` (title, description; when needed lang, styles,
 * scripts, section), `-->`, then what stands in `<main>`. A file that begins otherwise is a whole page and stays as it is.
 * @param {string} text
 * @param {string} address the page's own, to mark it in the navigation; `section` names another entry
 */
export function assemblePage(text, address) {
  const found = headForm.exec(text);
  if (!found) return text;
  const head = Object.fromEntries(found[1].split('\n').map((line) => /^(\w+): (.*)$/.exec(line).slice(1)));
  const { lang = 'en', section = address, styles = '', scripts = '' } = head;
  const words = { ...JSON.parse(read('words.json'))[lang], ...head, lang };
  const html = {
    content: text.slice(found[0].length).trimEnd(),
    styles: listOf(styles).map((href) => `<link rel="stylesheet" href="${href}">\n`).join(''),
    scripts: listOf(scripts).map((src) => `<script type="module" src="${src}"></script>\n`).join(''),
  };
  const page = read('page.html').replace(/%(\w+)%/g, (whole, key) => html[key] ?? (key in words ? escapeHtml(words[key]) : whole));
  const navigationEnd = page.indexOf('</nav>');
  const entry = `<a href="${section}"`;
  return page.slice(0, navigationEnd).replace(entry, `${entry} aria-current="page"`) + page.slice(navigationEnd);
}

export function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const listOf = (text) => text.split(' ').filter(Boolean);
