// The network: the only place that fetches. A request never throws; status 0 means no answer came.

export interface Reply {
  /** HTTP status; 0 = no answer (offline, blocked, timeout). */
  status: number;
  body: string;
  /** The same as bytes: faults in the encoding are still visible. */
  bytes: Uint8Array;
  type: string;
  /** Seconds of Retry-After; 0 = not given. */
  retryAfter: number;
}

export interface Request {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
  timeoutMs: number;
  /** Nothing of it goes to an origin that the address does not name: the page's own may lead on inside itself, another leads nowhere. */
  stays?: boolean;
  /** A longer body, in bytes, is not read to its end, and what was found by it is no answer; without it everything is read. */
  limit?: number;
}

export type Fetcher = (url: string, request: Request) => Promise<Reply>;

/** WebKit cuts requests off well before it says that the page goes away. */
const graceMs = 600;

/** Resolves while the page is there. A request cut off because the page goes away has not failed: it is waited for
 * until the page is shown again, and on the next page it is made again. */
export async function stayed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, graceMs));
  if (leaving) await new Promise<void>((resolve) => addEventListener('pageshow', () => resolve(), { once: true }));
}

let leaving = false;
if (typeof addEventListener === 'function') {
  addEventListener('pagehide', () => (leaving = true));
  addEventListener('pageshow', () => (leaving = false));
}

const noReply: Reply = { status: 0, body: '', bytes: new Uint8Array(), type: '', retryAfter: 0 };

/** The browser itself refuses to follow, before anything is sent on. */
function staying(url: string): RequestInit {
  return new URL(url, document.baseURI).origin === location.origin ? { mode: 'same-origin' } : { redirect: 'error' };
}

/** Null: there is more than that, and be it without end. */
async function readBody(response: Response, limit: number): Promise<Uint8Array | null> {
  if (Number(response.headers.get('content-length')) > limit) return null;
  const reader = response.body?.getReader();
  const parts: BlobPart[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    length += part.value.length;
    if (length > limit) return null;
    parts.push(part.value as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** One request, answered or given up after `timeoutMs`, whichever comes first. */
export const request: Fetcher = async (url, { method = 'GET', body, headers, timeoutMs, stays, limit = Infinity }) => {
  const cancel = new AbortController();
  const timer = setTimeout(() => cancel.abort(), timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      signal: cancel.signal,
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
      ...(stays && staying(url)),
    });
    const read = await readBody(response, limit);
    if (!read) cancel.abort();
    if (!read && response.ok) return noReply;
    const bytes = read ?? noReply.bytes;
    return {
      status: response.status,
      body: new TextDecoder().decode(bytes),
      bytes,
      type: response.headers.get('content-type') ?? '',
      retryAfter: Number(response.headers.get('retry-after')) || 0,
    };
  } catch {
    await stayed();
    return noReply;
  } finally {
    clearTimeout(timer);
  }
};
