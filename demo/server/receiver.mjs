// The receiver of handovers: POST /v1/handovers for visitors, the list and its changes for agents.

import { HttpError, parseObject, readBody, readJson, requireJson, sendEvents, sendJson } from './http.mjs';
import { checkRecord } from './record-check.mjs';

const mostBytes = 1024 * 1024;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** POST /v1/handovers: 201 only once the record is on disk; the same again is answered the same. */
export async function receive(request, response, store) {
  requireJson(request);
  const id = keyOf(request);
  const bytes = await readBody(request, mostBytes);
  checkRecord(parseObject(bytes), id);
  const outcome = await store.put(id, bytes);
  if (outcome === 'conflict') throw new HttpError(422, 'changed', 'another record has this id');
  const replayed = outcome === 'replayed' ? { 'Idempotent-Replayed': 'true' } : {};
  sendJson(response, 201, { id, reference: referenceOf(id) }, replayed);
}

/** GET /v1/handovers; `titleOf` gives the name that people know an agent by. */
export async function list(response, store, titleOf) {
  const handovers = (await store.list()).map((each) => ({ ...each, agent_title: titleOf(each.agent) }));
  sendJson(response, 200, { now: Date.now(), handovers });
}

/** GET /v1/handovers/events: says that something changed; the page asks for the list then. */
export function follow(request, response, store) {
  const onChange = (id) => send({ id });
  const send = sendEvents(request, response, () => store.off('change', onChange));
  store.on('change', onChange);
}

/**
 * POST /v1/handovers/:id/state {state, from}: the first agent who claims it has it. Another one gets it only by claiming it
 * from that agent by name: somebody may have gone home without giving it back.
 */
export async function changeState(request, response, store, id, agent) {
  const { state, from } = await readJson(request);
  if (!['waiting', 'claimed', 'closed'].includes(state)) throw new HttpError(400, 'bad_state');
  if (!uuid.test(id)) throw new HttpError(404, 'not_found');
  await store.setState(id, (current) => {
    if (!current) throw new HttpError(404, 'not_found');
    const isTakenOver = state === 'claimed' && from === current.agent;
    if (current.state === 'claimed' && current.agent !== agent && !isTakenOver) {
      throw new HttpError(409, 'taken', `${current.agent} has it`);
    }
    return { state, agent: state === 'waiting' ? '' : agent, changed_at: Date.now() };
  });
  sendJson(response, 200, { id, state });
}

/** Short enough to read out on the phone. */
function referenceOf(id) {
  return id.slice(-8).toUpperCase();
}

/** The key is a structured-header string: its quotes belong to it. */
function keyOf(request) {
  const header = request.headers['idempotency-key'];
  if (!header) throw new HttpError(400, 'no_key', 'Idempotency-Key is missing');
  const id = /^"([^"]*)"$/.exec(header.trim())?.[1];
  if (!id || !uuid.test(id)) throw new HttpError(400, 'bad_key', 'Idempotency-Key must be a quoted UUID');
  return id;
}
