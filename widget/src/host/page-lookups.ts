// Lookups that the page answers itself: functions it has registered by `waypost.lookup(name, function)`. They are
// somebody else's code: whatever one does, there is one answer in time, and status 0 is "none came".

import type { PageLookup, PageLookups } from '../mount.ts';
import type { Reply } from './net.ts';
import { stayed } from './net.ts';
import { pageLoaded } from './page.ts';

export interface PageCall {
  args: Record<string, string>;
  /** What an action is known by, so that it is done once; '' for what only reads. */
  key: string;
  timeoutMs: number;
  /** Longer ones, in characters, are no answer. */
  limit: number;
}

export type AskPage = (name: string, call: PageCall) => Promise<Pick<Reply, 'status' | 'body'>>;

/** Asks the function of a name; after a reload it may be registered later than the panel asks, but not after the page has loaded. */
export function pageAsker(lookups: PageLookups): AskPage {
  return async (name, call) => {
    const registered = (): PageLookup | undefined => (Object.hasOwn(lookups, name) ? lookups[name] : undefined);
    if (!registered()) await pageLoaded();
    const found = registered();
    if (found) return callPage(name, found, call);
    console.error(`Waypost: no function is registered for the lookup "${name}"`);
    return { status: 0, body: '' };
  };
}

async function callPage(name: string, lookup: PageLookup, { args, key, timeoutMs, limit }: PageCall): Promise<Pick<Reply, 'status' | 'body'>> {
  const cancel = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), timeoutMs);
  });
  try {
    const given = await Promise.race([(async () => lookup({ ...args }, { key, signal: cancel.signal }))(), late]);
    const reply = replyOf(given);
    if (reply.body.length > limit) throw new Error(`more than ${limit} characters`);
    return reply;
  } catch (cause) {
    console.error(`Waypost: the lookup "${name}" has failed`, cause);
    await stayed();
    return { status: 0, body: '' };
  } finally {
    clearTimeout(timer);
    cancel.abort();
  }
}

/** Nothing is "there is none"; a reply of its own has a number as `status` and a `body`; anything else is what was found. */
function replyOf(given: unknown): { status: number; body: string } {
  if (given === null || given === undefined) return { status: 404, body: '' };
  if (isReply(given)) return { status: given.status, body: typeof given.body === 'string' ? given.body : asJson(given.body) };
  return { status: 200, body: asJson(given) };
}

/** Any other status than servers give is data of that name. */
function isReply(given: unknown): given is { status: number; body: unknown } {
  if (typeof given !== 'object' || given === null || !('body' in given)) return false;
  const { status } = given as { status?: unknown };
  return Number.isInteger(status) && (status as number) >= 0 && (status as number) < 1000;
}

/** '' for what has no JSON (a function): the core refuses it. */
function asJson(value: unknown): string {
  return (JSON.stringify(value) as string | undefined) ?? '';
}
