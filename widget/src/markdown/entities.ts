// Named character references for the Markdown reader. The package's own browser version decodes them
// through innerHTML, which Trusted Types forbid, and its full table is 2,000 names long; these are the
// ones people write. Any other name stays as typed.

const names: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad', copy: '©', reg: '®', trade: '™',
  hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»',
  bull: '•', middot: '·', deg: '°', times: '×', frac12: '½', frac14: '¼', frac34: '¾', euro: '€', pound: '£', yen: '¥',
  cent: '¢', sect: '§', para: '¶', plusmn: '±', larr: '←', rarr: '→', uarr: '↑', darr: '↓', check: '✓',
};

/** The character a name stands for; false = unknown. */
export function decodeNamedCharacterReference(name: string): string | false {
  return Object.hasOwn(names, name) ? (names[name] ?? false) : false;
}
