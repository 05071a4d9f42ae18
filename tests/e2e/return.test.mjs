// Returning an order through menus.
import { askAnother, choice, lookUpOrder, openDesk, panelSays, person, search } from './lib/desk.mjs';
import { scenario } from './lib/scenario.mjs';

const start = /^Return or exchange/;

scenario('within 30 days: a reason, a way, and how to send it back', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, start, 'RL-10003');
  await panelSays(screen, /so it can still go back/);
  await screen.click(choice(/^It is too small/));
  await screen.click(choice(/^My money back/));
  await screen.click(choice(/^By parcel/));
  await panelSays(screen, /Make a return label for Rtanj Mid boots/);
  await screen.click(choice(/^Yes, make the label/));
  await panelSays(screen, /Print the label/);
});

scenario('after 30 days: a clear no, the guarantee, and a person all the same', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, start, 'RL-10004');
  await panelSays(screen, /more than 30 days ago/);
  await screen.find(choice(/^Yes, it has a fault/));
  await screen.find(person);
  await screen.click(choice(/^No, I only hoped to return it/));
  await panelSays(screen, /we cannot take it back this time/);
});

scenario('from tracking straight into the return, without asking for the order again', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, /^Track my order/, 'RL-10003');
  await screen.click(choice(/^I'd like to send something back/));
  await panelSays(screen, /RL-10003 reached you on/);
  await screen.find(choice(/^I changed my mind/));
});

scenario('not sent yet, cancelled, on the way: no return is started', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  for (const [number, words] of [['RL-10001', /has not reached you yet/], ['RL-10005', /was cancelled/], ['RL-10006', /has not left us yet/]]) {
    await lookUpOrder(screen, start, number);
    await panelSays(screen, words);
    await screen.click(choice('Start over'));
    await screen.find(search);
  }
});

scenario('a typed question in the middle of a flow is answered and the step comes back', async ({ screen, open }) => {
  await open();
  await openDesk(screen);
  await lookUpOrder(screen, start, 'RL-10003');
  await screen.find(choice(/^It is too small/));
  await screen.fill(askAnother, 'When do I get my money back?');
  await screen.press('Enter');
  await panelSays(screen, /5 working days after the parcel reaches us/);
  await panelSays(screen, 'Back to where we were:');
  await screen.click(choice(/^I changed my mind/));
  await screen.find(choice(/^By parcel/));
});
