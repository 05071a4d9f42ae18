// What a person or a screen reader finds in the page: elements by role and name, and the visible text, also inside open
// shadow roots. `look` runs in the page, so it stands alone: nothing outside its body may be named in it.

/**
 * Looks for visible elements of a role and a name.
 *
 * request: `{role, name: text | {source, flags}, within: selector of a host, act: "aim" | "list" | "text" | "focus"}`.
 * `list` gives every match; `aim` scrolls the first one into view and says whether a click at its middle would reach it;
 * `text` gives the visible text; `focus` describes the element that has the focus.
 */
export function look(request) {
  const implicitRoles = {
    A: (element) => (element.hasAttribute('href') ? 'link' : ''), BUTTON: () => 'button', SUMMARY: () => 'button', DIALOG: () => 'dialog',
    TEXTAREA: () => 'textbox', SELECT: () => 'combobox', FORM: () => 'form', UL: () => 'list', OL: () => 'list', LI: () => 'listitem',
    NAV: () => 'navigation', MAIN: () => 'main', ARTICLE: () => 'article', OPTION: () => 'option', IMG: () => 'img', OUTPUT: () => 'status',
    H1: () => 'heading', H2: () => 'heading', H3: () => 'heading', H4: () => 'heading', H5: () => 'heading', H6: () => 'heading',
    INPUT: (element) =>
      ({ checkbox: 'checkbox', radio: 'radio', button: 'button', submit: 'button', search: 'searchbox', hidden: '', number: 'spinbutton' })[
        element.type
      ] ?? 'textbox',
  };
  const roleOf = (element) => element.getAttribute('role')?.split(' ')[0] || implicitRoles[element.tagName]?.(element) || '';
  // Marks of direction are neither seen nor read out.
  const tidy = (text) => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  const isShown = (element) => !element.checkVisibility || element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // A control that is drawn by its label: transparent itself, there for the finger and for screen readers.
  const isDrawnByLabel = (element) => ['radio', 'checkbox'].includes(element.type) && [...(element.labels ?? [])].some(isShown);
  const isHidden = (element) => element.getAttribute('aria-hidden') === 'true' || element.inert === true || (!isShown(element) && !isDrawnByLabel(element));

  const childrenOf = (node) => {
    if (node.nodeType !== 1) return [...node.childNodes];
    if (node.tagName === 'SLOT' && node.assignedNodes().length > 0) return node.assignedNodes();
    return [...(node.shadowRoot ?? node).childNodes];
  };
  const blocks = new Set(['block', 'flex', 'grid', 'list-item', 'table', 'table-row', 'table-cell', 'inline-block', 'inline-flex', 'flow-root']);
  // What the eye sees holds aria-hidden text too; a name does not.
  const textOf = (node, isUnseen = isHidden) => {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType === 1) {
      if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE'].includes(node.tagName)) return '';
      if (isUnseen(node)) return '';
      if (node.tagName === 'IMG') return node.alt;
      if (node.tagName === 'BR') return ' ';
    }
    const text = childrenOf(node).map((child) => textOf(child, isUnseen)).join('');
    return node.nodeType === 1 && blocks.has(getComputedStyle(node).display) ? ` ${text} ` : text;
  };
  const nameOf = (element) => {
    const root = element.getRootNode();
    const labelled = element.getAttribute('aria-labelledby');
    if (labelled) return tidy(labelled.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? '').join(' '));
    if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
    if (element.labels?.length) return tidy([...element.labels].map((label) => label.textContent).join(' '));
    if (element.tagName === 'IMG') return tidy(element.alt);
    if (['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName)) {
      return tidy(element.placeholder || element.title || (element.type === 'submit' ? element.value : ''));
    }
    return tidy(textOf(element)) || tidy(element.title || '');
  };
  const isNamed = (element) => {
    const wanted = request.name;
    if (wanted === undefined) return true;
    const name = nameOf(element);
    return typeof wanted === 'string' ? name === wanted : new RegExp(wanted.source, wanted.flags).test(name);
  };
  const roles = [request.role].flat();
  const found = [];
  const walk = (node) => {
    if (node.nodeType === 1) {
      if (isHidden(node)) return;
      if (roles.includes(roleOf(node)) && isNamed(node)) found.push(node);
    }
    childrenOf(node).forEach(walk);
  };
  const describe = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return {
      role: roleOf(element), name: nameOf(element), tag: element.tagName.toLowerCase(), text: tidy(textOf(element)), value: element.value ?? null,
      x, y, width, height, fontSize: parseFloat(style.fontSize), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
      shadow: style.boxShadow !== 'none', disabled: element.disabled === true || element.getAttribute('aria-disabled') === 'true',
      expanded: element.getAttribute('aria-expanded'), selected: element.getAttribute('aria-selected'), current: element.getAttribute('aria-current'),
      invalid: element.getAttribute('aria-invalid'), href: element.href ?? null, marks: [...element.querySelectorAll('mark')].map((mark) => mark.textContent),
    };
  };
  const within = request.within ? document.querySelector(request.within) : document.body;
  if (!within) return request.act === 'text' ? '' : request.act === 'list' ? [] : null;

  if (request.act === 'text') return tidy(textOf(within, (node) => !isShown(node)));
  if (request.act === 'focus') {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element ? { ...describe(element), inPanel: element.getRootNode() !== document, ring: element.matches(':focus-visible') } : null;
  }
  walk(within);
  if (request.act !== 'aim') return found.map(describe);
  const element = found[request.nth ?? 0];
  if (!element) return null;
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const target = describe(element);
  const x = target.x + target.width / 2;
  const y = target.y + target.height / 2;
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
  let reached = hit;
  while (reached && reached !== element) reached = reached.parentNode ?? reached.host;
  // A click on its label is a click on the control.
  if (hit?.closest('label')?.control === element) reached = element;
  return { ...target, middle: [x, y], isReachable: reached === element, covered: reached === element ? null : (hit?.outerHTML?.slice(0, 120) ?? null) };
}
