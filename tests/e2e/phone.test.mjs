// On a phone: the panel is the screen, inputs are large enough that the browser does not zoom, nothing hangs over the edge.
import assert from 'node:assert/strict';
import { answerForm, askNumber, choice, field, launcher, openDesk, panelSays, proceed, search } from './lib/desk.mjs';
import { everyStep } from './lib/every-step.mjs';
import { scenario } from './lib/scenario.mjs';

const phone = { viewport: [390, 844, { isMobile: false, hasTouch: true, deviceScaleFactor: 2 }] };
const page = (screen) =>
  screen.evaluate(() => {
    const dialog = document.querySelector('waypost-help').shadowRoot.querySelector('dialog[open]');
    const { x, y, width, height } = dialog.getBoundingClientRect();
    return { x, y, width, height, innerWidth, innerHeight, wide: dialog.scrollWidth > dialog.clientWidth, pageWide: document.documentElement.scrollWidth > innerWidth };
  });

scenario('the panel covers the screen, and fields have at least 16 px', async ({ screen, open }) => {
  await open();
  assert.ok((await screen.find(launcher)).height >= 44, 'the button is large enough for a thumb');
  await openDesk(screen);
  const sheet = await page(screen);
  assert.deepEqual([sheet.x, Math.round(sheet.width)], [0, sheet.innerWidth], 'from edge to edge');
  assert.ok(sheet.height >= sheet.innerHeight * 0.9, 'as tall as the screen');
  assert.ok((await screen.find(search)).fontSize >= 16);
  await screen.click(choice(/^Track my order/));
  assert.ok((await screen.find(field(askNumber))).fontSize >= 16);
  await answerForm(screen, askNumber, 'nonsense');
  await panelSays(screen, 'An order number is RL');
  const after = await page(screen);
  assert.ok(!after.wide && !after.pageWide, 'nothing hangs over the edge');
}, phone);

scenario('a scale of ten has steps that a thumb meets', async ({ screen, site, open }) => {
  const flow = { id: 'ten', title: 'Ten', questions: ['ten'], steps: [{ id: 'rate', type: 'input', text: 'How likely?', var: 'n', kind: 'rating', max: 10 }, { id: 'ask', type: 'survey', text: 'How was it?', var: 'm', scale: 10 }] };
  const body = JSON.stringify({ waypost: 1, locale: 'en', articles: [{ id: 'a', questions: ['q'], answer: 'b' }], flows: [flow], menu: [{ id: 'ten', label: 'Ten', flow: 'ten' }] });
  site.fault = ({ path }) => (path.startsWith('/knowledge/support.json') ? { status: 200, body, headers: { 'content-type': 'application/json' } } : undefined);
  await open();
  await openDesk(screen);
  await screen.click(choice('Ten'));
  for (const role of ['radio', 'button']) {
    const step = (value) => ({ role, name: new RegExp(`^${value} of 10`), within: 'waypost-help' });
    const steps = await Promise.all([1, 5, 6, 10].map((value) => screen.find(step(value))));
    for (const { width, height } of steps) assert.ok(width >= 44 && height >= 44, `${role}: ${width} x ${height}`);
    assert.ok(steps[2].y > steps[1].y, 'in two rows');
    const sheet = await page(screen);
    assert.ok(!sheet.wide && !sheet.pageWide, 'nothing hangs over the edge');
    await screen.click(step(7));
  }
  await panelSays(screen, 'That is all.');
}, phone);

scenario('at 200 % zoom a field that is asked anew is in sight whole, also for who stands at the end of its form', async ({ screen, site, open }) => {
  site.fault = ({ path }) => (path.startsWith('/knowledge/support.json') ? { status: 200, body: JSON.stringify(everyStep), headers: { 'content-type': 'application/json' } } : undefined);
  await screen.tab.setMedia([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await open();
  await openDesk(screen);
  await screen.click(choice('Show form'));
  await screen.click({ role: 'radio', name: 'A repair', within: 'waypost-help' });
  await screen.fill(field(/^Your e-mail/), 'ana@');
  await screen.click(proceed);
  await panelSays(screen, 'One more thing, because of what you chose.');
  await screen.until(async () => (await screen.focused()).name === 'What is wrong with it?', 'the focus in the new field');
  const inSight = async () => {
    const { y, height } = await screen.find(field('What is wrong with it?'));
    const person = await screen.find({ role: 'button', name: 'Talk to a person', within: 'waypost-help' });
    return y > 0 && y + height < person.y;
  };
  assert.ok(await inSight());
}, { viewport: [640, 400, { deviceScaleFactor: 2 }], only: ['chromium'] });

scenario('when the on-screen keyboard takes the lower half, the field stays in sight', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(/^Track my order/));
  await screen.click(field(askNumber));
  const { innerWidth } = await page(screen);
  await screen.tab.setViewport(innerWidth, 420, phone.viewport[2]);
  await screen.until(async () => {
    const input = await screen.find(field(askNumber));
    const { innerHeight } = await page(screen);
    return input.y >= 0 && input.y + input.height <= innerHeight;
  }, 'the field to be in sight');
}, phone);

scenario('at 200 % zoom of a small laptop everything can still be reached', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await screen.click(choice(/^Track my order/));
  await answerForm(screen, askNumber, 'RL-10001');
  const { wide, pageWide } = await page(screen);
  assert.ok(!wide && !pageWide, 'nothing hangs over the edge');
}, { viewport: [640, 400, { deviceScaleFactor: 2 }] });
