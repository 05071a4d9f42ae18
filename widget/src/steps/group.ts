// A group of radio buttons or checkboxes: what choices and ratings have in common.

import { h } from '../views/h.ts';
import type { FieldControl, FieldSetup } from '../views/lazy-steps.ts';

export interface Choosable {
  id: string;
  /** Takes the input as its first element. */
  label: HTMLElement;
  props?: Record<string, string>;
}

/** `onChange` follows what is chosen. One click chooses and submits where `setup.picked` is there to be told. */
export function groupControl(node: HTMLElement, items: readonly Choosable[], type: 'radio' | 'checkbox', setup: FieldSetup, onChange?: () => void): FieldControl {
  const { id: name, initial, changed, props } = setup;
  const picked = type === 'radio' ? setup.picked : undefined;
  const chosen = new Set(initial.split('\n'));
  // The arrow keys of a radio group click, too, but without a pointer: who moves by them has not decided yet.
  let isByHand = false;
  const inputs = items.map(({ id, label, props: own }, i) => {
    const input = h('input', {
      type,
      id: `${name}-${i}`,
      name,
      value: id,
      class: 'pick-input',
      'aria-invalid': type === 'checkbox' ? props['aria-invalid'] : undefined,
      ...own,
      onclick: (event) => {
        isByHand = (event as MouseEvent).detail > 0;
        if (!isByHand || !picked) return;
        onChange?.();
        picked();
      },
      onchange: () => {
        onChange?.();
        if (!isByHand || !picked) changed(read());
      },
    });
    input.checked = chosen.has(id);
    label.prepend(input);
    return input;
  });
  const read = (): string => inputs.flatMap((input) => (input.checked ? [input.value] : [])).join('\n');
  return { node, isGroup: true, isOneClick: picked !== undefined, focus: inputs.find((input) => input.checked) ?? inputs[0] ?? node, read };
}
