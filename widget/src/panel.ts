// The panel's chunk: what the launcher imports on the visitor's intent.

import { App } from './app.ts';
import type { Panel, PanelModule } from './mount.ts';
import { outboxOf } from './outbox/shared.ts';

export const mount: PanelModule['mount'] = (options): Panel => new App(options);

/** Delivers what an earlier page could not: no engine, no session, no view. */
export const drain: PanelModule['drain'] = (knowledge) => void outboxOf(knowledge);
