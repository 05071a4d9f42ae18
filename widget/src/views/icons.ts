// The icons: 24-unit outlines in the text's colour, decorative, hidden from assistive technology.

const namespace = 'http://www.w3.org/2000/svg';

const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  search: 'M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.6 15.6 20 20',
  restart: 'M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4.5 4v3.8h3.8',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.8 20a7.2 7.2 0 0 1 14.4 0',
  article: 'M7 3.8h7l4 4v12.4H7zM10 12h5M10 15.5h5',
  flow: 'M6 6.5h8a3 3 0 0 1 0 6h-4a3 3 0 0 0 0 6h7M15 16l2.5 2.5L15 21',
  category: 'M4 6.5h6l1.8 2H20v10H4z',
  send: 'M12 19V5.5M6 11.5l6-6 6 6',
  check: 'M5 12.5 10 17.5 19.5 7.5',
  chat: 'M4 5.5h16v11H10.5L6.5 20v-3.5H4z',
  phone: 'M6 4h3.2l1.5 4-2 1.5a11 11 0 0 0 5.8 5.8l1.5-2 4 1.5V18a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4 6a2 2 0 0 1 2-2Z',
  mail: 'M4 6.2h16v11.6H4zM4.5 7l7.5 6 7.5-6',
  link: 'M14 5h5v5M19 5l-8 8M17 13.5V19H5V7h5.5',
  warning: 'M12 4.2 21 19.5H3zM12 10v4.2M12 17v.01',
  copy: 'M9 9h10v11H9zM15 9V4.5H5V15h4',
  // What shops need in their menus; the owner's file names them.
  box: 'M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5',
  truck: 'M5 17.5H3V6h11v11.5M9 17.5h6M14 10h4l3 3.5v4h-2M9 17.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM19 17.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  return: 'M9 5.5 4.5 10 9 14.5M4.5 10H14a5 5 0 0 1 0 10H9',
  refund: 'M3.5 7h17v10h-17zM12 14.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM6.5 10.5v3M17.5 10.5v3',
  cancel: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6',
  home: 'M4 11.5 12 4.5l8 7M6 10v9.5h12V10M10 19.5v-5h4v5',
  address: 'M12 20.5s6.5-5.6 6.5-10.7a6.5 6.5 0 0 0-13 0c0 5.1 6.5 10.7 6.5 10.7ZM12 12a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  calendar: 'M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4',
  ruler: 'M3 8.5h18v7.5H3zM7 8.5v3M11 8.5v4M15 8.5v3',
  tag: 'M4 4h7.5l8.2 8.2a1.5 1.5 0 0 1 0 2.1l-5.4 5.4a1.5 1.5 0 0 1-2.1 0L4 11.5zM8 8v.01',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2',
  tool: 'M20 7.2l-3.2 3.2-3.2-3.2L16.8 4a5 5 0 0 0-6.3 6.3L4 16.8 7.2 20l6.5-6.5A5 5 0 0 0 20 7.2Z',
  store: 'M4.5 10v10h15V10M3 10l1.8-6h14.4L21 10zM10 20v-5h4v5',
} as const;

export type Icon = keyof typeof paths;

/** They point where a line leads to: the other way in a panel that runs from right to left. */
const directed = new Set<Icon>(['back', 'next', 'return', 'truck']);

/** Other names that an owner may think of first. */
const otherNames: Record<string, Icon> = { size: 'ruler', discount: 'tag', repair: 'tool', time: 'clock' };

/** The icon that an owner's file names; null for a name that there is none for. */
export function iconNamed(name: string): Icon | null {
  if (Object.hasOwn(paths, name)) return name as Icon;
  return Object.hasOwn(otherNames, name) ? (otherNames[name] ?? null) : null;
}

/** One icon; `className` decides size and colour. */
export function icon(name: Icon, className = 'icon'): SVGSVGElement {
  return outline(paths[name], directed.has(name) ? `${className} directed` : className);
}

/** The same from a path, for the parts that have icons of their own. */
export function outline(d: string, className = 'icon'): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  svg.setAttribute('class', className);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', d);
  svg.appendChild(path);
  return svg;
}
