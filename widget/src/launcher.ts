// The launcher: the one small file a page loads. Until the visitor shows intent it adds a button, reads
// one key of its own, and does nothing else: no request, no cookie, no WebAssembly.

import css from './launcher.css';
import { english, labels } from './launcher-labels.ts';
import { showPlain } from './launcher-plain.ts';
import { markKey, type Page, type PageLookup, type Panel, type PanelModule } from './mount.ts';

declare global {
  interface Window {
    waypost?: Page;
  }
}

/** One read of one own key; a second one only if the first shows that the visitor has been here. */
function shownBefore(knowledge: string): string {
  try {
    const mark = localStorage.getItem(markKey(knowledge));
    return mark === null ? '' : `${mark} ${sessionStorage.getItem(markKey(knowledge) + ':tab') ?? ''}`;
  } catch {
    return '';
  }
}

function questionMark(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', 'M4 11.5a8 8 0 1 1 3.4 6.6L4 19.5l1.2-3.6A8 8 0 0 1 4 11.5ZM9.8 9.6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.7M12 15.8v.01');
  svg.append(path);
  return svg;
}

/** Dark or light text, whichever is easier to read on the accent the page has chosen. */
function contrastWith(color: string): string {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#111' : '#fff';
}

/** After a release this launcher may be older than what the server has: then, once, the build of today. */
async function importPanel(base: string): Promise<PanelModule> {
  const panel = (build: string) => import(`${base}panel-${build}.js`) as Promise<PanelModule>;
  try {
    return await panel(__BUILD__);
  } catch (cause) {
    const { build } = (await (await fetch(`${base}build.json`, { cache: 'no-store' })).json()) as { build: string };
    if (build === __BUILD__) throw cause;
    return panel(build);
  }
}

function start(tag: HTMLScriptElement): void {
  const data = tag.dataset;
  const base = new URL('.', tag.src).href;
  const knowledge = new URL(data['knowledge'] || 'support.json', document.baseURI).href;
  const locale = data['locale'] || document.documentElement.lang || navigator.language;
  const words = labels[locale.slice(0, 2).toLowerCase()] ?? english;

  const host = document.createElement('waypost-help');
  host.dataset['position'] = data['position'] ?? 'end';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const button = document.createElement('button');
  const badge = document.createElement('span');
  button.className = 'launch';
  badge.className = 'badge';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  const label = data['label'] || words[0];
  button.append(questionMark(), label, badge);
  host.setAttribute('role', 'complementary');
  host.setAttribute('aria-label', label);
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  document.body.append(host);
  sheet.insertRule(`:host{--on-accent:${contrastWith(getComputedStyle(button).backgroundColor)}}`);

  const lookups: Record<string, PageLookup> = {};
  let module: Promise<PanelModule> | undefined;
  let panel: Panel | undefined;
  const load = () =>
    (module ??= importPanel(base).catch((cause: unknown) => {
      module = undefined;
      throw cause;
    }));
  const mounted = async () => {
    const { mount } = await load();
    return (panel ??= mount({ host, root, button, badge, base, knowledge, locale, contact: data['contact'] ?? '', lookups }));
  };
  const preload = () => void mounted().catch(() => undefined);
  const use = (task: (panel: Panel) => void): void => {
    button.setAttribute('aria-busy', 'true');
    mounted()
      .then(task)
      .catch((cause: unknown) => {
        console.error('Waypost: the panel could not load', cause);
        host.dispatchEvent(new CustomEvent('waypost:problem', { detail: { code: 'missing', problems: [] }, bubbles: true, composed: true }));
        void showPlain({ root, button, knowledge, words, contact: data['contact'] ?? '', help: data['help'] ?? '' });
      })
      .finally(() => button.removeAttribute('aria-busy'));
  };

  // Fetched once, however often it is called for.
  button.onpointerenter = button.onfocus = preload;
  button.onclick = (press) => {
    // What a tap means is decided when it is made: a second one while the panel loads still opens. Once it is open the button is out of reach.
    if (button.getAttribute('aria-expanded') === 'true') panel?.close();
    else use((opened) => opened.open(press));
  };
  window.waypost = {
    open: () => use((opened) => opened.open()),
    close: () => panel?.close(),
    ask: (text) => use((opened) => opened.ask(text)),
    person: () => use((opened) => opened.person()),
    lookup: (name, answer) => (lookups[name] = answer),
  };

  const before = shownBefore(knowledge);
  if (parseInt(before) < Date.now()) load().then((loaded) => loaded.drain(knowledge), () => undefined);
  if (before.endsWith('open')) window.waypost.open();
  else if (before.endsWith('chat')) use(() => undefined);
}

const own = document.currentScript;
if (own instanceof HTMLScriptElement && !window.waypost) {
  if (document.body) start(own);
  else document.addEventListener('DOMContentLoaded', () => start(own));
}
