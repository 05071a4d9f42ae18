// Files that a visitor chooses, as the session knows them: a line of text each. The files themselves never enter it.

import type { Strings } from '../strings.ts';

/** name, type, bytes; nothing in a name can end its part or its line. */
export function fileLine({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): string {
  return [name.replace(/[\0-\x1f\x7f]+/g, ' '), type || 'application/octet-stream', size].join('\t');
}

/** What a file is known by when the core gives its line back: to the kilobyte, and without what nobody sees in a name. */
function mark(line: string): string {
  const [name = '', type = '', size = ''] = line.split('\t');
  return [name.replace(/[\p{C}\s]+/gu, ''), type, Math.ceil(Number(size) / 1024)].join('\t');
}

/** Is it the file that the line names? */
export const isNamed = (file: File, line: string): boolean => mark(fileLine(file)) === mark(line);

/** The lines that name none of these files: a page that was loaded again has none. */
export function linesWithout(lines: string, files: readonly File[]): string[] {
  return lines.split('\n').filter((line) => line && !files.some((file) => isNamed(file, line)));
}

/** '' when none was lost. */
export function chooseAgain(lost: readonly string[], strings: Strings): string {
  return lost.length > 0 ? strings.t('choose_again', { names: lost.map((line) => line.split('\t')[0]).join(', ') }) : '';
}

/** The lines as people read them: the file's name, and how large it is. */
export function fileNames(lines: string, locale: string): string[] {
  return lines.split('\n').filter(Boolean).map((line) => {
    const [name = '', , size = ''] = line.split('\t');
    return size ? `${name} (${sizeText(Number(size), locale)})` : name;
  });
}

/** 312 bytes are "1 kB": less than one would be nothing. */
export function sizeText(bytes: number, locale: string): string {
  const isLarge = bytes >= 999_500;
  const amount = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000));
  const unit = isLarge ? 'megabyte' : 'kilobyte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}
