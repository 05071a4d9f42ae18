// The page around the widget: what it tells the core about itself, and what the widget tells it.

import type { About, Zones } from '../../../wasm/js/index.ts';
import { zonesOf } from './zones.ts';

/** What a session begins or goes on with: facts of the page, and the clocks of the shop's hours. */
export function beginning(locale: string, hours: About['hours'], now: number): { context: Record<string, string>; zones: Zones } {
  return { context: pageContext(locale), zones: zonesOf(hours, now) };
}

/** Facts for the `open` event; the core copies them into the handover record and reads nothing into them. */
function pageContext(locale: string): Record<string, string> {
  const facts: Record<string, string> = {
    locale,
    zone: timeZone(),
    page_url: location.href,
    page_title: document.title,
    referrer: document.referrer,
    browser: navigator.userAgent,
    viewport: `${window.innerWidth}x${window.innerHeight}`,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, text]) => text !== ''));
}

function timeZone(): string {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  } catch {
    return '';
  }
}

/** The languages that the visitor has set in the browser, most wished for first. */
export function visitorLanguages(): readonly string[] {
  return navigator.languages ?? [navigator.language];
}

/** An address as the page would resolve it. */
export function absoluteUrl(url: string): string {
  return new URL(url, document.baseURI).href;
}

/** Fulfilled when the page and its scripts have loaded. */
export async function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return;
  await new Promise<void>((resolve) => window.addEventListener('load', () => resolve(), { once: true }));
}

export function isPageVisible(): boolean {
  return document.visibilityState === 'visible';
}

/** Where fingers do the typing, a field that takes the focus by itself would bring up the on-screen keyboard. */
function isTouched(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}

/** A field that takes the focus by itself would bring up the on-screen keyboard over everything else. */
export function unlessTouched(give: () => HTMLElement | null): () => HTMLElement | null {
  return () => (isTouched() ? null : give());
}

export function wantsStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Tells the page something: a DOM event on the widget's element. */
export function tellPage(host: HTMLElement, name: string, detail: unknown): void {
  host.dispatchEvent(new CustomEvent(`waypost:${name}`, { detail, bubbles: true, composed: true }));
}

/** Loads the page anew when it comes back out of the browser's page cache and `isStale` says so. */
export function onReturn(isStale: () => boolean): void {
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && isStale()) location.reload();
  });
}

/** Calls `task` when the page goes away: the last moment to store something. */
export function onLeave(task: () => void): void {
  window.addEventListener('pagehide', task);
}

/** Calls `task` whenever there is new hope for the network: online again, page shown again. */
export function onHope(task: () => void): void {
  window.addEventListener('online', task);
  window.addEventListener('pageshow', task);
  document.addEventListener('visibilitychange', () => {
    if (isPageVisible()) task();
  });
}
