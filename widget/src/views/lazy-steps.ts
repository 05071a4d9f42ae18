// What only some steps of flows show (choices, ratings, files, pictures, timelines) is a part of its own, loaded when
// the first effect needs it. Where it cannot be had, plain forms of the same stand in: no place is lost.

import type { Form, FormField, Media, Milestone, Offer, Say } from '../../../wasm/js/index.ts';
import type { Strings } from '../strings.ts';
import type { RichText } from '../text/rich.ts';
import type { icon, outline } from './icons.ts';

/** What a visitor fills a field with. */
export interface FieldControl {
  node: HTMLElement;
  focus: HTMLElement;
  /** Several things under one question: a fieldset of them. */
  isGroup?: boolean;
  /** Choosing by hand is all there is to do: no button is needed after it. */
  isOneClick?: boolean;
  /** What is submitted. */
  read(): string;
}

/** What a control is made from, and whom it tells. */
export interface FieldSetup {
  field: FormField;
  /** Unique in the panel; what belongs to the field is named after it. */
  id: string;
  /** What stands in it: what was typed before, else what the core knows. */
  initial: string;
  /** Attributes for the one element that takes the input, if there is one. */
  props: Record<string, string | number | boolean | undefined>;
  /** Tells that the field holds something else now. */
  changed(text: string): void;
  /** Chosen by hand; undefined where more is to be filled in. */
  picked?: () => void;
  /** `lost`: of these lines those that name none of the files, which a reload has taken. */
  files: { get(): readonly File[]; set(files: readonly File[]): void; lost(lines: string): string[] };
}

/** What the part uses of the panel. */
export interface StepTools {
  strings: Strings;
  rich: RichText;
  icon: typeof icon;
  outline: typeof outline;
}

/** The part: steps.ts. */
export interface StepViews {
  control(setup: FieldSetup, tools: StepTools): FieldControl | null;
  media(media: Media, id: string, tools: StepTools): HTMLElement | null;
  timeline(timeline: readonly Milestone[], tools: StepTools): HTMLElement;
  survey(offer: Offer, labelledBy: string, select: (option: string) => void, tools: Pick<StepTools, 'strings'>): HTMLElement;
}

const richFields = new Set<FormField['type']>(['choice', 'choices', 'rating', 'file']);

export const formNeedsSteps = (form: Form): boolean => form.fields.some(({ type }) => richFields.has(type));
export const sayNeedsSteps = ({ media, timeline }: Say): boolean => (media && media.kind !== 'link') || timeline !== undefined;

export class LazySteps {
  /** Null: not loaded yet, or not to be had. */
  views: StepViews | null = null;
  /** Nothing more is to be waited for. */
  isSettled = false;
  private loading: Promise<StepViews | null> | null = null;

  constructor(private readonly loadPart: () => Promise<StepViews>) {}

  load(): Promise<StepViews | null> {
    this.loading ??= this.loadPart()
      .then((views) => (this.views = views))
      .catch((cause: unknown) => {
        console.warn('Waypost: steps are shown plain, their part could not load.', cause);
        return null;
      })
      .finally(() => (this.isSettled = true));
    return this.loading;
  }
}
