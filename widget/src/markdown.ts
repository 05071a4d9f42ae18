// The Markdown chunk: the owner's Markdown becomes DOM nodes by way of a syntax tree, never an HTML
// string. HTML in the source is shown as the text it is. Loaded when the first text needs it.

import type { Nodes, Parents, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

import { safeImageUrl, safeUrl } from './text/links.ts';
import { unmark, unmarkParts, type Marked } from './text/parts.ts';
import { type Child, h } from './views/h.ts';
import { linkProps } from './views/picture.ts';
import { partNodes } from './views/values.ts';

/** Deeper nesting is flattened to its text: hostile input may nest thousands of quotes. */
const deepest = 24;

interface Context {
  values: readonly string[];
  /** Level given to the highest heading of the text. */
  topHeading: number;
  definitions: Map<string, string>;
  depth: number;
}

/** Nodes for a marked Markdown source; headings begin at `topHeading` (2 to 6). */
export function renderMarkdown({ source, values }: Marked, topHeading: number): Node[] {
  const tree = fromMarkdown(source, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const definitions = new Map<string, string>();
  for (const node of tree.children) {
    if (node.type === 'definition') definitions.set(node.identifier, node.url);
  }
  const box = h('div', {}, children(tree, { values, topHeading, definitions, depth: 0 }));
  return [...box.childNodes];
}

function children(node: Parents, context: Context): Child[] {
  if (context.depth >= deepest) return [textOf(node, context)];
  const inner = { ...context, depth: context.depth + 1 };
  return node.children.map((child) => render(child, inner));
}

function render(node: RootContent, context: Context): Child {
  switch (node.type) {
    case 'paragraph':
      return h('p', {}, children(node, context));
    case 'heading':
      return heading(node.depth, children(node, context), context);
    case 'emphasis':
      return h('em', {}, children(node, context));
    case 'strong':
      return h('strong', {}, children(node, context));
    case 'list':
      return node.ordered
        ? h('ol', { start: node.start ?? 1 }, children(node, context))
        : h('ul', {}, children(node, context));
    case 'listItem':
      return h('li', {}, node.spread ? children(node, context) : node.children.map((child) => tight(child, context)));
    case 'blockquote':
      return h('blockquote', {}, children(node, context));
    case 'link':
      return link(node.url, children(node, context), context);
    case 'linkReference':
      return link(context.definitions.get(node.identifier) ?? '', children(node, context), context);
    case 'image':
      return image(node.url, node.alt ?? '', context);
    case 'imageReference':
      return image(context.definitions.get(node.identifier) ?? '', node.alt ?? '', context);
    case 'break':
      return h('br');
    case 'thematicBreak':
      return h('hr');
    case 'inlineCode':
      return h('code', {}, unmark(node.value, context.values));
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', {}, unmark(node.value, context.values)));
    case 'table':
      return table(node, context);
    case 'text':
    case 'html':
      return partNodes(unmarkParts(node.value, context.values));
    default:
      return null;
  }
}

/** A list without blank lines between its items has no paragraphs in them. */
function tight(node: RootContent, context: Context): Child {
  return node.type === 'paragraph' ? children(node, context) : render(node, { ...context, depth: context.depth + 1 });
}

function heading(depth: number, inner: Child[], context: Context): HTMLElement {
  const level = Math.min(6, Math.max(2, context.topHeading + depth - 1)) as 2 | 3 | 4 | 5 | 6;
  return h(`h${level}`, {}, inner);
}

/** Tables scroll by themselves where they are wider than the panel. */
function table(node: Table, context: Context): HTMLElement {
  const inner = { ...context, depth: context.depth + 2 };
  const [head, ...body] = node.children.map((row, index) =>
    h('tr', {}, row.children.map((cell) => h(index === 0 ? 'th' : 'td', index === 0 ? { scope: 'col' } : {}, children(cell, inner)))),
  );
  return h('div', { class: 'table', tabindex: 0, role: 'group' }, h('table', {}, h('thead', {}, head), h('tbody', {}, body)));
}

function link(address: string, inner: Child[], context: Context): Child {
  const url = safeUrl(unmark(address, context.values, encodeURIComponent));
  if (url === null || url === '') return inner;
  return h('a', linkProps(url), inner);
}

function image(address: string, alt: string, context: Context): Child {
  const url = safeImageUrl(unmark(address, context.values, encodeURIComponent));
  const text = unmark(alt, context.values);
  return url === null || url === '' ? text : h('img', { src: url, alt: text, loading: 'lazy', decoding: 'async' });
}

function textOf(node: Nodes, context: Context): string {
  const texts: string[] = [];
  const stack: Nodes[] = [node];
  while (stack.length) {
    const top = stack.pop() as Nodes;
    if ('value' in top) texts.push(unmark(top.value, context.values));
    if ('children' in top) stack.push(...[...top.children].reverse());
  }
  return texts.join(' ');
}

export type RenderMarkdown = typeof renderMarkdown;
