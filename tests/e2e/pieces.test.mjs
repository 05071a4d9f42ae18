// A pack whose answers stand in files beside it: each is fetched when one of its answers is read.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { choice, launcher, openDesk, panelSays, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const question = 'When do I get my money back?';

/** The demo's knowledge in two pieces, and how often each of them was fetched. */
async function inPieces() {
  const knowledge = JSON.parse(await readFile(new URL('../../demo/knowledge/support.json', import.meta.url), 'utf8'));
  delete knowledge.locales;
  knowledge.pack = { format: 0, of: '', learned: '' };
  const pieces = [{}, {}];
  knowledge.articles.forEach((article, i) => {
    article.piece = `${1 + (i % 2)}-0`;
    pieces[i % 2][article.id] = article.answer;
    article.answer = article.answer.replace(/\W+/g, ' ');
  });
  const fetched = [0, 0];
  const asJson = (data) => ({ status: 200, body: JSON.stringify(data), headers: { 'content-type': 'application/json' } });
  const fault = ({ path }) => {
    if (path.startsWith('/knowledge/support.json')) return asJson(knowledge);
    const number = /^\/knowledge\/support\.(\d)-0\.json/.exec(path)?.[1];
    if (number === undefined) return undefined;
    fetched[number - 1]++;
    return asJson({ waypost_piece: 1, answers: pieces[number - 1] });
  };
  return { fault, fetched };
}

const missingPieces = (fault) => (request) => (/^\/knowledge\/support\.\d/.test(request.path) ? { status: 404 } : fault(request));

scenario('answers beside the pack are fetched when they are read, and once', async ({ screen, site, open }) => {
  const { fault, fetched } = await inPieces();
  site.fault = fault;
  await open();
  await openDesk(screen);
  await screen.fill(search, question);
  await screen.find(choice(question));
  assert.deepEqual(fetched, [0, 0], 'nothing is fetched to find an answer');
  await screen.press('Enter');
  await panelSays(screen, 'working days');
  assert.deepEqual(fetched.toSorted(), [0, 1]);
  assert.equal(await screen.evaluate(() => document.querySelector('waypost-help').shadowRoot.querySelectorAll('.card-body strong, .card-body li, .card-body a').length > 0), true, 'the answer as it was written, not its words');
});

scenario('an answer that cannot be fetched says so, and comes when it is tried again', async ({ screen, site, open }) => {
  const { fault } = await inPieces();
  site.fault = missingPieces(fault);
  await open();
  await openDesk(screen);
  await screen.fill(search, question);
  await screen.press('Enter');
  await panelSays(screen, 'The answers cannot be loaded right now.');
  site.fault = fault;
  await screen.click(choice('Try again'));
  await panelSays(screen, 'working days');
}, { expected: /404/ });

scenario('without the engine, too', async ({ screen, site, open }) => {
  const { fault } = await inPieces();
  site.fault = (request) => (/engine-.*\.wasm/.test(request.path) ? { status: 404 } : fault(request));
  await open();
  await screen.click(launcher);
  await screen.click(choice(question));
  await panelSays(screen, 'working days');
}, { expected: /404|wasm|engine/ });
