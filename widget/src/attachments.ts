// The files that a visitor has chosen. They live in the memory of this page and nowhere else: neither session nor
// storage can hold them, so after a reload there are none, and
// their fields ask for them by name. What is sent of them is a channel's to say.

import type { Form, FormField } from '../../wasm/js/index.ts';
import { formPlace } from './drafts.ts';
import { isNamed } from './text/files.ts';

export class Attachments {
  /** Place of a field (drafts.ts) → what stands in it. */
  private readonly chosen = new Map<string, readonly File[]>();
  /** Place → what was accepted there last. */
  private readonly given = new Map<string, readonly File[]>();

  /** What is chosen in a field; when it is come back to, of what was given that which the core still has there. */
  get(form: Form, { name, value = '' }: FormField): readonly File[] {
    const has = (line: string): readonly File[] => this.all.filter((file) => isNamed(file, line)).slice(-1);
    return this.chosen.get(formPlace(form) + name) ?? value.split('\n').flatMap(has);
  }

  set(form: Form, field: string, files: readonly File[]): void {
    this.chosen.set(formPlace(form) + field, files);
  }

  /** What was chosen in the form has been accepted. */
  accept(form: Form): void {
    const prefix = formPlace(form);
    for (const [place, files] of this.chosen) {
      if (!place.startsWith(prefix)) continue;
      this.chosen.delete(place);
      this.given.set(place, files);
    }
  }

  /** Forgets all at the places that begin with `prefix`. */
  drop(prefix: string): void {
    for (const files of [this.chosen, this.given]) {
      for (const place of files.keys()) if (place.startsWith(prefix)) files.delete(place);
    }
  }

  /** Everything that was given and is still there, for a channel to send. */
  get all(): readonly File[] {
    return [...this.given.values()].flat();
  }
}
