// Makes DOM nodes. Never HTML strings, never style attributes: this is all the rendering there is, and
// it runs under `trusted-types 'none'`.

export type Child = Node | string | null | undefined | false | Child[];

/** Attributes by name; `on…` takes a listener; true sets an empty attribute, false and undefined none. */
export type Props = Record<string, string | number | boolean | undefined | ((event: Event) => void)>;

const forbidden = new Set(['style', 'srcdoc']);

/** One HTML element with attributes, listeners and children; text becomes text nodes. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else if (!forbidden.has(key)) setAttribute(element, key, value);
  }
  append(element, children);
  return element;
}

/** Sets or removes an attribute. */
export function setAttribute(element: Element, name: string, value: string | number | boolean | undefined): void {
  if (value === false || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Appends children, flattened; nothing for null, undefined, false. */
export function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (Array.isArray(child)) append(parent, child);
    else if (child !== null && child !== undefined && child !== false) {
      parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    }
  }
}

/** Replaces everything inside `parent`. */
export function fill(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  append(parent, children);
}
