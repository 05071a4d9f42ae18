// The owner's Markdown where it is not rendered: in labels, in what is passed on, in an e-mail.

/**
 * The text without the marks of Markdown. Not rendered: a value that a visitor typed may stand in it, and must
 * not become a link in front of somebody else.
 */
export function plain(markdown: string): string {
  return markdown
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\[([^[\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '');
}

/** "Order number: RL-10023", "How many? 3": what is a sentence needs no colon. */
export function answered(label: string, value: string): string {
  return `${label}${/[?.!:]$/.test(label) ? '' : ':'} ${value}`;
}
