// The one outbox of a page, whether it was woken by the launcher to drain or opened by the visitor.

import { steadyClock } from '../host/clock.ts';
import { request } from '../host/net.ts';
import { onHope, onLeave } from '../host/page.ts';
import { browserStore, onOtherTab } from '../host/storage.ts';
import { markUndelivered } from '../mark.ts';
import { OutboxDriver, outboxPrefix } from './driver.ts';

let shared: OutboxDriver | null = null;

/** Makes the page's outbox on the first call and sends what an earlier page has left behind. */
export function outboxOf(knowledge: string): OutboxDriver {
  if (shared) return shared;
  const store = browserStore();
  const outbox = new OutboxDriver({
    store,
    clock: steadyClock(),
    request,
    prefix: outboxPrefix(knowledge),
    onMark: (due) => markUndelivered(store, knowledge, due),
  });
  shared = outbox;
  onHope(() => outbox.wake());
  onOtherTab(outboxPrefix(knowledge), () => outbox.look());
  onLeave(() => outbox.look());
  outbox.wake();
  return outbox;
}
