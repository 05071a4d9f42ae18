// When even the panel cannot load: the questions of the knowledge file and a way to contact, nothing else.

import type { Words } from './launcher-labels.ts';
import { addressIn, mailTo, phoneLink, safeUrl } from './text/links.ts';
import { isText, readEntries } from './text/unchecked.ts';

interface Plain {
  root: ShadowRoot;
  button: HTMLButtonElement;
  knowledge: string;
  words: Words;
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

/** The knowledge file, or nothing of it: then the dialog stays at the contact line. */
async function read(address: string): Promise<Record<string, unknown>> {
  try {
    return ((await (await fetch(address)).json()) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Opens the minimal dialog once, first with the contact line, then with the questions if they come. */
export async function showPlain({ root, button, knowledge, words, contact, help }: Plain): Promise<void> {
  if (root.querySelector('.last-resort')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'last-resort';
  const [title, trouble, reach, page, leave] = words;
  dialog.setAttribute('aria-label', title);
  const close = add(dialog, 'button', '✕');
  close.setAttribute('aria-label', leave);
  close.onclick = () => dialog.close();
  add(dialog, 'p', trouble);
  const own = addressIn(contact);
  addLink(dialog, contact, own === contact ? reach : own);
  addLink(dialog, help, page);
  dialog.onclose = () => {
    dialog.remove();
    button.focus();
  };
  root.append(dialog);
  dialog.show();
  const file = await read(knowledge);
  const { email, phone } = (file['contact'] ?? {}) as Record<string, unknown>;
  for (const [text, linkTo] of [[email, mailTo], [phone, phoneLink]] as const) {
    if (isText(text) && addressIn(linkTo(text)) !== own) addLink(dialog, linkTo(text), text);
  }
  for (const { question, answer, article } of readEntries(file['articles'])) {
    if (article.piece) continue; // its answer stands elsewhere
    const entry = add(dialog, 'details', '');
    add(entry, 'summary', question);
    add(entry, 'p', answer.replace(/\*\*|`/g, ''));
  }
}
