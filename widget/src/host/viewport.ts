// Phone or desktop, and how much of the screen the on-screen keyboard leaves. Measures go into a style
// sheet of their own, because inline styles are not allowed.

const phone = '(max-width: 560px), (max-height: 420px)';

export class Viewport {
  private readonly query = window.matchMedia(phone);
  private readonly measures = new CSSStyleSheet();
  private readonly lock = new CSSStyleSheet();
  private readonly follow = (): void => this.measure();

  /** `onChange`: phone became desktop or back. `onShrink`: the keyboard came, what has the focus may be covered. */
  constructor(
    root: ShadowRoot,
    onChange: () => void,
    private readonly onShrink: () => void,
  ) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.measures];
    this.lock.replaceSync('html{overflow:hidden!important}');
    this.query.addEventListener('change', onChange);
  }

  get isSheet(): boolean {
    return this.query.matches;
  }

  /** Follows the visible part of the screen and keeps the page behind from scrolling. */
  hold(): void {
    window.visualViewport?.addEventListener('resize', this.follow);
    window.visualViewport?.addEventListener('scroll', this.follow);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.lock];
    this.measure();
  }

  release(): void {
    window.visualViewport?.removeEventListener('resize', this.follow);
    window.visualViewport?.removeEventListener('scroll', this.follow);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.lock);
  }

  private measure(): void {
    const seen = window.visualViewport;
    if (!seen) return;
    // Zoomed in by fingers, the sheet must not shrink with the view: then the whole layout is the measure.
    const zoomed = seen.scale > 1.05;
    const height = zoomed ? window.innerHeight : seen.height;
    const top = zoomed ? 0 : seen.offsetTop;
    this.measures.replaceSync(`:host{--seen-height:${Math.round(height)}px;--seen-top:${Math.round(top)}px}`);
    this.onShrink();
  }
}
