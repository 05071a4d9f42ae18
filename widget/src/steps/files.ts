// Files: the browser's own field, stretched over a large button that takes dropped files, too; below it what was chosen.

import { chooseAgain, fileLine, sizeText } from '../text/files.ts';
import { fill, h } from '../views/h.ts';
import type { FieldControl, FieldSetup, StepTools } from '../views/lazy-steps.ts';

/** Pictures and documents; what else there is can still be chosen by hand, and the owner decides. */
const accepted = 'image/*,.pdf,.txt,.rtf,.doc,.docx,.odt,.xls,.xlsx,.ods,.csv';

const clip = 'M19.5 11.3l-7.6 7.6a4.5 4.5 0 0 1-6.4-6.4l7.9-7.9a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2l6.9-6.9';

const isSame = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

export function filesControl({ field, id, props, initial, files, changed }: FieldSetup, { strings, icon, outline }: StepTools): FieldControl {
  const several = field.max !== '1';
  /** Chosen once, and lost with the page: named until they are chosen again. */
  let lost = files.lost(initial);
  const again = h('p', { class: 'again', id: `${id}-again`, dir: 'auto' });
  const input = h('input', {
    ...props,
    class: 'pick-input',
    type: 'file',
    accept: accepted,
    multiple: several,
    'aria-labelledby': `${id}-label ${id}-words`,
    'aria-describedby': [props['aria-describedby'], again.id].filter(Boolean).join(' '),
    onchange: () => {
      const added = [...(input.files ?? [])];
      // The same file can be chosen again after it was taken out.
      input.value = '';
      // Who gives up choosing has taken nothing back.
      if (added.length > 0) set(several ? [...files.get().filter((file) => !added.some((other) => isSame(file, other))), ...added] : added);
    },
  });
  const list = h('ul', { class: 'files' });
  const set = (chosen: readonly File[]): void => {
    files.set(chosen);
    lost = several ? files.lost(lost.join('\n')) : [];
    changed([...chosen.map(fileLine), ...lost].join('\n'));
    draw();
  };
  const remove = (file: File, at: number): void => {
    set(files.get().filter((other) => other !== file));
    (list.querySelectorAll('button')[Math.min(at, files.get().length - 1)] ?? input).focus();
  };
  const draw = (): void => {
    again.textContent = chooseAgain(lost, strings);
    fill(
      list,
      files.get().map((file, at) =>
        h(
          'li',
          { class: 'file' },
          h('span', { class: 'file-name', dir: 'auto' }, file.name),
          h('span', { class: 'hint' }, sizeText(file.size, strings.locale)),
          h('button', { type: 'button', class: 'tool', 'aria-label': strings.t('remove_file', { name: file.name }), onclick: () => remove(file, at) }, icon('close')),
        ),
      ),
    );
  };
  const read = (): string => files.get().map(fileLine).join('\n');
  draw();
  const words = h('span', { id: `${id}-words` }, strings.t(several ? 'choose_files' : 'choose_file'));
  const node = h('div', { class: 'file-field' }, h('label', { class: 'pick' }, input, h('span', { class: 'pick-face' }, outline(clip), words)), again, h('div', { 'aria-live': 'polite' }, list));
  return { node, focus: input, isGroup: true, read };
}
