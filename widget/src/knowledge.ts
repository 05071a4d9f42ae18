// Gets the knowledge files: fresh from the site, else the last good copy kept in this browser.

import type { Reply } from './host/net.ts';
import { parseStored, type Store } from './host/storage.ts';
import { absolute } from './text/links.ts';

export interface Files {
  base: Uint8Array | string;
  sibling: Uint8Array | string;
  /** The base as JSON, for what must work without the engine; null when it is not JSON. */
  parsed: RawKnowledge | null;
  source: 'fresh' | 'copy';
}

/** The few keys of a knowledge file that are read without the engine. Anything may be missing or wrong. */
export interface RawKnowledge {
  locale?: unknown;
  locales?: unknown;
  contact?: unknown;
  articles?: unknown;
}

export interface KnowledgeHost {
  store: Store;
  request(url: string, request: { timeoutMs: number }): Promise<Reply>;
}

/** Longer files are not kept as a copy: the browser's storage is small and shared with the page. */
const longestCopy = 1_000_000;
const timeoutMs = 15_000;

const copyKey = (address: string): string => `waypost:${address}:copy`;

/** The fresh files, or null when the base cannot be fetched. */
export async function fetchFiles(address: string, locale: string, host: KnowledgeHost): Promise<Files | null> {
  const base = await host.request(address, { timeoutMs });
  if (base.status !== 200) return null;
  const parsed = asKnowledge(parseStored(base.body));
  const name = siblingFor(parsed, locale);
  const place = name === null ? null : absolute(name, address);
  const reply = place === null ? null : await host.request(place, { timeoutMs });
  const sibling = reply?.status === 200 ? reply : null;
  return {
    base: base.bytes,
    sibling: sibling?.bytes ?? '',
    parsed: translated(parsed, asKnowledge(parseStored(sibling?.body ?? null))),
    source: 'fresh',
  };
}

/** Keeps files that the engine could use; what cannot be kept leaves no older copy behind. */
export function keepCopy(address: string, files: Files, store: Store): void {
  const text = JSON.stringify({ base: asText(files.base), sibling: asText(files.sibling) });
  const key = copyKey(address);
  if (text.length > longestCopy || !store.set(key, text)) store.remove(key);
}

/** The last good copy, if this browser has one. */
export function lastCopy(address: string, store: Store): Files | null {
  const kept = parseStored(store.get(copyKey(address))) as { base?: unknown; sibling?: unknown } | null;
  if (typeof kept?.base !== 'string' || typeof kept.sibling !== 'string') return null;
  const parsed = translated(asKnowledge(parseStored(kept.base)), asKnowledge(parseStored(kept.sibling)));
  return { base: kept.base, sibling: kept.sibling, parsed, source: 'copy' };
}

/** The base with the articles that the sibling has in its place: the same ids, other words. */
export function translated(base: RawKnowledge | null, sibling: RawKnowledge | null): RawKnowledge | null {
  if (!Array.isArray(base?.articles) || !Array.isArray(sibling?.articles)) return base;
  const id = (article: unknown): unknown => (article as { id?: unknown } | null)?.id;
  const own = new Map(sibling.articles.map((article: unknown) => [id(article), article]));
  return { ...base, articles: base.articles.map((article: unknown) => own.get(id(article)) ?? article) };
}

/** File name of the sibling that serves `locale` better than the base does; null = the base itself. */
export function siblingFor(parsed: RawKnowledge | null, locale: string): string | null {
  if (typeof parsed?.locales !== 'object' || parsed.locales === null) return null;
  const wanted = locale.toLowerCase();
  if (typeof parsed.locale === 'string' && sameLanguage(parsed.locale, wanted)) return null;
  const siblings = Object.entries(parsed.locales);
  const found = siblings.find(([tag]) => tag.toLowerCase() === wanted) ?? siblings.find(([tag]) => sameLanguage(tag, wanted));
  return typeof found?.[1] === 'string' ? found[1] : null;
}

function sameLanguage(a: string, b: string): boolean {
  return a.toLowerCase().split('-')[0] === b.toLowerCase().split('-')[0];
}

function asKnowledge(value: unknown): RawKnowledge | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

function asText(file: Uint8Array | string): string {
  return typeof file === 'string' ? file : new TextDecoder().decode(file);
}
