// The field at the foot of the conversation: another question at any time, without leaving it.

import type { Strings } from '../strings.ts';
import { h } from './h.ts';
import { icon } from './icons.ts';

export class AskBar {
  readonly node: HTMLFormElement;
  readonly input: HTMLInputElement;

  /** `emptied`: the visitor has taken out what stood there. */
  constructor(strings: Strings, ask: (text: string) => void, emptied: () => void) {
    this.input = h('input', {
      type: 'text',
      class: 'composer-input',
      'aria-label': strings.t('ask_again'),
      placeholder: strings.t('ask_again'),
      autocomplete: 'off',
      enterkeyhint: 'send',
      maxlength: 500,
      dir: 'auto',
      oninput: () => this.input.value === '' && emptied(),
    });
    this.node = h(
      'form',
      {
        class: 'composer',
        onsubmit: (event) => {
          event.preventDefault();
          const text = this.input.value.trim();
          if (text === '') return;
          this.input.value = '';
          ask(text);
        },
      },
      this.input,
      h('button', { type: 'submit', class: 'send', 'aria-label': strings.t('ask_send') }, icon('send')),
    );
  }
}
