// Shown with a handover that could not be delivered: what happens to it, and how the visitor can bring
// it to the shop all the same.

import type { About } from '../../../wasm/js/index.ts';
import type { OutboxRecord } from '../outbox/reducer.ts';
import type { Strings } from '../strings.ts';
import { h } from '../views/h.ts';
import { icon } from '../views/icons.ts';
import { recordAsText } from './freeze.ts';

/** Mail programs cut longer addresses. */
const longestMail = 1_800;

export function unsentView(record: OutboxRecord, saved: boolean, about: About, strings: Strings): HTMLElement {
  const text = recordAsText(record.body, strings);
  const note = record.state === 'parked' ? 'unsent_note' : saved ? 'waiting_note' : 'unsaved_note';
  const copy = h('button', { type: 'button', class: 'choice', onclick: () => void copyText(text, copyLabel, strings) }, icon('copy'));
  const copyLabel = h('span', { 'aria-live': 'polite' }, strings.t('fallback.copy'));
  copy.append(copyLabel);
  const email = about.contact?.email;
  const subject = encodeURIComponent(about.site?.name ?? '');
  const mail = email
    ? h('a', { class: 'choice', href: `mailto:${email}?subject=${subject}&body=${encodeURIComponent(text.slice(0, longestMail))}` }, icon('mail'), strings.t('fallback.by_mail'))
    : null;
  return h(
    'div',
    { class: 'unsent' },
    h('p', { class: 'unsent-title' }, icon('warning'), strings.t('fallback.unsent_title')),
    h('p', {}, strings.t(`fallback.${note}`)),
    h('div', { class: 'choices' }, copy, mail),
  );
}

async function copyText(text: string, label: HTMLElement, strings: Strings): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    label.textContent = strings.t('fallback.copied');
  } catch {
    // No clipboard here (plain http, denied): the text itself is put on the screen to be selected.
    const area = h('textarea', { class: 'input', rows: 6, readonly: true, 'aria-label': strings.t('fallback.copy') });
    area.value = text;
    label.closest('.unsent')?.append(area);
    area.select();
  }
}
