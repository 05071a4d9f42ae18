// Freezes a handover record: the interface texts in its transcript are filled in as the visitor saw
// them, then the bytes are final. From here on the id names exactly these bytes.

import type { HandoverRecord, Value } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import { formatDates } from '../text/parts.ts';
import { answered, plain } from '../text/plain.ts';
import { referenceOf } from '../text/reference.ts';

export function freeze(record: HandoverRecord, strings: Strings): string {
  const transcript = record.transcript.map((line) => {
    if (line.text) return line;
    const text = line.message ? strings.bare(`say.${line.message}`, line.args) : strings.bare(`option.${line.option ?? ''}`);
    return { ...line, text: text || line.message || line.option };
  });
  return JSON.stringify({ ...record, transcript });
}

/** The question in a frozen record; storage may hold anything. */
export function questionIn(frozen: string): string | undefined {
  try {
    return String((JSON.parse(frozen) as HandoverRecord).question ?? '');
  } catch {
    return undefined;
  }
}

/** A frozen record as the visitor has read it, for an e-mail or the clipboard when no receiver can be reached. */
export function recordAsText(frozen: string, strings: Strings): string {
  const record = JSON.parse(frozen) as HandoverRecord;
  const facts = (record.answers ?? []).map((answer) => answered(plain(answer.label ?? answer.name), formatDates(valueText(answer.value), strings.locale)));
  const visitor = Object.entries(record.visitor ?? {}).map(([key, value]) => `${key}: ${value}`);
  const said = record.transcript
    .filter((line) => line.text)
    .map(({ who, text = '' }) => (who === 'visitor' ? `${strings.bare('you')}: ${text}` : `${record.site?.name || 'Waypost'}: ${formatDates(plain(text), strings.locale)}`));
  return [[record.question ?? ''], [record.message ?? ''], visitor, facts, said, [`(${referenceOf(record.id)})`]]
    .map((lines) => lines.filter(Boolean).join('\n'))
    .filter(Boolean)
    .join('\n\n');
}

/** Several choices or files stand one after the other; of a thing, what is said of it. */
function valueText(value: Value | undefined): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value).map(valueText).filter(Boolean).join(', ');
}
