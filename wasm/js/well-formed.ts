// Ill-formed UTF-16 (a lone half of a surrogate pair) cannot be written as UTF-8. It is replaced by U+FFFD
// before text crosses the edge: one unit for one unit, so that spans stay true.

const kLoneSurrogate = /\p{Surrogate}/gu;

export function wellFormed(text: string): string {
  return text.replace(kLoneSurrogate, '\ufffd');
}

/** JSON text of plain data in which every string, names included, is well-formed. */
export function wellFormedJson(data: unknown): string {
  return JSON.stringify(data, (_name, value: unknown) => {
    if (typeof value === 'string') return wellFormed(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if (Object.keys(value).every((name) => wellFormed(name) === name)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, v]) => [wellFormed(name), v]));
  });
}
