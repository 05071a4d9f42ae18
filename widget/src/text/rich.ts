// Owner's texts on the screen: plain paragraphs at once, Markdown as soon as its chunk is here. Without
// the chunk (blocked, 404) the plain form stays.

import type { Part } from '../../../wasm/js/index.ts';
import type { RenderMarkdown } from '../markdown.ts';
import { fill, h } from '../views/h.ts';
import { markValues, plainWords } from './parts.ts';

export class RichText {
  private render: RenderMarkdown | null = null;
  private waiting: (() => void)[] = [];

  constructor(
    private readonly locale: string,
    load: () => Promise<RenderMarkdown>,
  ) {
    load().then(
      (render) => {
        this.render = render;
        for (const task of this.waiting.splice(0)) task();
      },
      (cause: unknown) => console.warn('Waypost: texts are shown plain, the Markdown part could not load.', cause),
    );
  }

  /** A block with the text; headings in it begin at `topHeading`. */
  block(parts: readonly Part[], topHeading: number, className = 'prose'): HTMLElement {
    const box = h('div', { class: className });
    const show = (): void => fill(box, this.nodes(parts, topHeading));
    show();
    if (!this.render) this.waiting.push(show);
    return box;
  }

  /** The text for labels, which hold words alone: its paragraphs one below the other; anything else without marks. */
  inline(parts: readonly Part[]): HTMLElement {
    const box = h('span');
    const show = (): void => {
      const nodes = this.nodes(parts, 4);
      const isWords = nodes.every((node) => node instanceof HTMLParagraphElement);
      fill(box, isWords ? nodes.map((node, i) => [i ? [' ', h('br'), h('br')] : null, ...node.childNodes]) : plainWords(parts, this.locale));
    };
    show();
    if (!this.render) this.waiting.push(show);
    return box;
  }

  private nodes(parts: readonly Part[], topHeading: number): Node[] {
    if (this.render) {
      try {
        return this.render(markValues(parts, this.locale), topHeading);
      } catch {
        // A text that the reader cannot cope with is still a text.
      }
    }
    return plainWords(parts, this.locale)
      .split(/\n{2,}/)
      .map((paragraph) => h('p', { class: 'plain' }, paragraph));
  }
}
