// The icons: 24-unit outlines in the text's colour, decorative, hidden from assistive technology.

const namespace = 'http://www.w3.org/2000/svg';

const paths = {
  close: ['M6 6l12 12', 'M18 6L6 18'],
  back: ['M14.5 5.5 8 12l6.5 6.5'],
  next: ['M9.5 5.5 16 12l-6.5 6.5'],
  search: ['M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z', 'M15.6 15.6 20 20'],
  restart: ['M4.5 12a7.5 7.5 0 1 0 2.4-5.5', 'M4.5 4v3.8h3.8'],
  person: ['M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M4.8 20a7.2 7.2 0 0 1 14.4 0'],
  article: ['M7 3.8h7l4 4v12.4H7z', 'M10 12h5', 'M10 15.5h5'],
  flow: ['M6 6.5h8a3 3 0 0 1 0 6h-4a3 3 0 0 0 0 6h7', 'M15 16l2.5 2.5L15 21'],
  category: ['M4 6.5h6l1.8 2H20v10H4z'],
  send: ['M12 19V5.5', 'M6 11.5l6-6 6 6'],
  check: ['M5 12.5 10 17.5 19.5 7.5'],
  chat: ['M4 5.5h16v11H10.5L6.5 20v-3.5H4z'],
  phone: ['M6 4h3.2l1.5 4-2 1.5a11 11 0 0 0 5.8 5.8l1.5-2 4 1.5V18a2 2 0 0 1-2 2A15.5 15.5 0 0 1 4 6a2 2 0 0 1 2-2Z'],
  mail: ['M4 6.2h16v11.6H4z', 'M4.5 7l7.5 6 7.5-6'],
  link: ['M14 5h5v5', 'M19 5l-8 8', 'M17 13.5V19H5V7h5.5'],
  warning: ['M12 4.2 21 19.5H3z', 'M12 10v4.2', 'M12 17v.01'],
  copy: ['M9 9h10v11H9z', 'M15 9V4.5H5V15h4'],
} as const;

export type Icon = keyof typeof paths;

/** One icon; `className` decides size and colour. */
export function icon(name: Icon, className = 'icon'): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  svg.setAttribute('class', name === 'back' || name === 'next' ? `${className} directed` : className);
  for (const d of paths[name]) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', d);
    svg.appendChild(path);
  }
  return svg;
}
