// The form of a handover record as this page reads it. Records outlive programs, so what is not of this form is left
// out here, once: nothing behind this file meets a text that is none, or a hole in a list.

const step = { flow: 'text', step: 'text' } as const;

/** The parts of `handover/1` that this page shows. */
const recordForm = {
  id: 'text',
  created_at: 'time',
  locale: 'text',
  mode: 'text',
  visitor: { id: 'text', name: 'text', email: 'text', phone: 'text' },
  reason: 'text',
  department: 'text',
  priority: 'text',
  tags: ['text'],
  question: 'text',
  message: 'text',
  summary: 'text',
  answers: [{ ...step, label: 'text', name: 'text', value: 'anything', source: 'text', private: 'flag' }],
  path: [{ ...step, option: 'text', label: 'text', at: 'time' }],
  articles_shown: [{ id: 'text', title: 'text', helpful: 'flag' }],
  lookups: [{ name: 'text', result: 'text', fields: 'object' }],
  transcript: [{ who: 'text', at: 'time', text: 'text', message: 'text', option: 'text', article: 'text' }],
  page: { url: 'text', title: 'text', referrer: 'text' },
  device: { browser: 'text', viewport: 'text', zone: 'text' },
} as const;

interface Leaves {
  text: string;
  /** UTC ms that a calendar has. */
  time: number;
  flag: boolean;
  object: Record<string, unknown>;
  anything: unknown;
}

type Form = keyof Leaves | readonly [Form] | { readonly [key: string]: Form };
type Formed<F> = F extends keyof Leaves ? Leaves[F] : F extends readonly [infer Each] ? Formed<Each>[] : { [Key in keyof F]?: Formed<F[Key]> };

/** Everything may be missing. */
export type HandoverRecord = Formed<typeof recordForm>;

const latestTime = 8.64e15;
const fits: Record<keyof Leaves, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  time: (value) => typeof value === 'number' && Math.abs(value) <= latestTime,
  flag: (value) => typeof value === 'boolean',
  object: isObject,
  anything: () => true,
};

/** What of a stored record this page can show. */
export function readRecord(stored: unknown): HandoverRecord {
  return (fitted(recordForm, stored) ?? {}) as HandoverRecord;
}

/** Undefined where the value is of another form. */
function fitted(form: Form, value: unknown): unknown {
  if (typeof form === 'string') return fits[form](value) ? value : undefined;
  if (isList(form)) return Array.isArray(value) ? value.map((each) => fitted(form[0], each)).filter((each) => each !== undefined) : undefined;
  if (!isObject(value)) return undefined;
  const parts = Object.entries(form).map(([key, each]) => [key, fitted(each, value[key])] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

function isList(form: Form): form is readonly [Form] {
  return Array.isArray(form);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
