// What visitors do at the help desk, in the words they see. The only file that knows the interface's English.
import { button } from './screen.mjs';

/** Only what stands in Waypost's own element: the shop's pages have buttons and fields, too. */
const inPanel = (query) => ({ ...query, within: 'waypost-help' });

export const launcher = inPanel(button(/^Help/));
export const search = inPanel({ role: 'searchbox', name: 'Search for an answer' });
/** The field at the foot of a thread. */
export const askAnother = inPanel({ role: ['searchbox', 'textbox'], name: 'Ask another question' });
export const person = inPanel(button('Talk to a person'));
export const conversation = inPanel(button(/^Your conversation/));
export const result = (name) => inPanel(button(name));
export const choice = (name) => inPanel(button(name));
export const field = (name) => inPanel({ role: 'textbox', name });
export const proceed = inPanel(button('Continue'));
export const sendMessage = inPanel(button('Send message'));

export const askNumber = /order number\?|Which order is it about\?/;
export const askEmail = /e-mail address you ordered with/;

/** Opens the desk from the shop's page. */
export async function openDesk(screen) {
  await screen.click(launcher);
  await screen.find(search);
}

/** Types a question, letter by letter, and waits for the answer's row. */
export async function typeQuestion(screen, question, answer) {
  await screen.fill(search, question);
  return screen.find(result(answer));
}

/** Answers the form that asks for one thing. */
export async function answerForm(screen, name, text) {
  await screen.fill(field(name), text);
  await screen.click(proceed);
}

/** From home through the menu to the order's state. */
export async function lookUpOrder(screen, entry, number, email = 'ana@example.com') {
  await screen.click(choice(entry));
  await answerForm(screen, askNumber, number);
  await answerForm(screen, askEmail, email);
}

/** What the panel says, as text. */
export const panelText = (screen) => screen.text('waypost-help');

/** Waits for words in the panel. */
export const panelSays = (screen, words) => screen.sees(words, 'waypost-help');

