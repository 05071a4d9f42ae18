// What the agent's page asks the shop's server, and the forms of what comes back.

import { type HandoverRecord, readRecord } from './record-form.ts';

/** One handover as the receiver lists it. */
export interface Handover {
  id: string;
  /** UTC ms of the server's clock, as all times here. */
  received_at: number;
  state: 'waiting' | 'claimed' | 'closed';
  /** Who has it; '' = nobody. */
  agent: string;
  /** The name that people know that agent by. */
  agent_title: string;
  changed_at: number;
  record: HandoverRecord;
}

const lateMs = 60_000;
/** No visitor's browser keeps anything for longer. */
const latestMs = 14 * 24 * 3_600_000;

/** UTC ms when the visitor asked: what could not be sent at once says so itself, by the visitor's own clock. */
export function askedAt({ received_at, record }: Pick<Handover, 'received_at' | 'record'>): number {
  const late = received_at - (record.created_at ?? received_at);
  return late > lateMs && late < latestMs ? received_at - late : received_at;
}

/** Who is signed in, and how to reach the chat. */
export interface Session {
  name: string;
  title: string;
  jid: string;
  password: string;
  websocket: string;
  rooms: string;
  lobby: string;
}

export class SignedOut extends Error {}

/** The server answered, but not with what was asked for. */
export class Declined extends Error {
  constructor(readonly status: number) {
    super(`declined with ${status}`);
  }
}

async function call<Answer>(address: string, body?: object): Promise<Answer> {
  const response = await fetch(address, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: body ? { 'content-type': 'application/json' } : {},
  });
  if (response.status === 401) throw new SignedOut();
  if (!response.ok) throw new Declined(response.status);
  return (await response.json()) as Answer;
}

export const api = {
  /** null = nobody is signed in. */
  session: (): Promise<Session | null> => call('/agent/session'),
  login: (name: string, password: string): Promise<Session> => call('/agent/login', { name, password }),
  logout: (): Promise<object> => call('/agent/logout', {}),
  handovers: async (): Promise<{ now: number; handovers: Handover[] }> => {
    const { now, handovers } = await call<{ now: number; handovers: (Omit<Handover, 'record'> & { record: unknown })[] }>('/v1/handovers');
    return { now, handovers: handovers.map((each) => ({ ...each, record: readRecord(each.record) })) };
  },
  /** `from` = the agent it is taken over from; 409 when it is no longer theirs. */
  setState: (id: string, state: Handover['state'], from?: string): Promise<object> =>
    call(`/v1/handovers/${id}/state`, { state, from }),
};
