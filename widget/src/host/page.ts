// The page around the widget: what it tells the core about itself, and what the widget tells it.

/** Facts for the `open` event; the core copies them into the handover record and reads nothing into them. */
export function pageContext(locale: string): Record<string, string> {
  const facts: Record<string, string> = {
    locale,
    zone: timeZone(),
    page_url: location.href,
    page_title: document.title,
    referrer: document.referrer,
    browser: navigator.userAgent,
    viewport: `${window.innerWidth}x${window.innerHeight}`,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, text]) => text !== ''));
}

function timeZone(): string {
  try {
    return Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  } catch {
    return '';
  }
}

/** Tells the page something: a DOM event on the widget's element. */
export function tellPage(host: HTMLElement, name: string, detail: unknown): void {
  host.dispatchEvent(new CustomEvent(`waypost:${name}`, { detail, bubbles: true, composed: true }));
}

/** Calls `task` whenever there is new hope for the network: online again, page shown again. */
export function onHope(task: () => void): void {
  window.addEventListener('online', task);
  window.addEventListener('pageshow', task);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') task();
  });
}
