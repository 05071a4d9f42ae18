// When even the panel cannot load: the questions of the knowledge file and a way to contact, nothing else.

import { mailLink, phoneLink, safeUrl } from './text/links.ts';

interface Plain {
  root: ShadowRoot;
  button: HTMLButtonElement;
  knowledge: string;
  words: string[];
  /** `data-contact` and `data-help`: addresses given by the page's owner. */
  contact: string;
  help: string;
}

function add(parent: Element, name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

function addLink(parent: Element, href: string, text: string): void {
  const url = href && safeUrl(href);
  if (url) add(add(parent, 'p', ''), 'a', text).setAttribute('href', url);
}

interface File {
  articles?: { questions: string[]; answer: string }[];
  contact?: { email?: string; phone?: string };
}

/** The knowledge file, or nothing of it: then the dialog stays at the contact line. */
async function read(address: string): Promise<File> {
  try {
    return (await (await fetch(address)).json()) as File;
  } catch {
    return {};
  }
}

/** Opens the minimal dialog, first with the contact line, then with the questions if they come. */
export async function showPlain({ root, button, knowledge, words, contact, help }: Plain): Promise<void> {
  const dialog = document.createElement('dialog');
  dialog.className = 'last-resort';
  dialog.setAttribute('aria-label', words[0] ?? 'Help');
  add(dialog, 'button', '✕').addEventListener('click', () => dialog.close());
  add(dialog, 'p', words[1] ?? '');
  addLink(dialog, contact, words[2] ?? contact);
  addLink(dialog, help, words[0] ?? help);
  dialog.addEventListener('close', () => {
    dialog.remove();
    button.focus();
  });
  root.append(dialog);
  dialog.show();
  const file = await read(knowledge);
  const { email, phone } = file.contact ?? {};
  if (email) addLink(dialog, mailLink(email), email);
  if (phone) addLink(dialog, phoneLink(phone), phone);
  for (const { questions, answer } of file.articles ?? []) {
    const entry = add(dialog, 'details', '');
    add(entry, 'summary', questions[0] ?? '');
    add(entry, 'p', answer.replace(/\*\*|`/g, ''));
  }
}
