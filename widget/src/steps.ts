// The steps' chunk: what only some steps of flows show. Loaded when the first effect needs it (views/lazy-steps.ts).

import { choiceControl } from './steps/choices.ts';
import { filesControl } from './steps/files.ts';
import { mediaView } from './steps/media.ts';
import { ratingControl, surveyView } from './steps/rating.ts';
import { timelineView } from './steps/timeline.ts';
import type { FieldControl, FieldSetup, StepTools, StepViews } from './views/lazy-steps.ts';

export { default as css } from './styles/steps.css';

export const stepViews: StepViews = { control, media: mediaView, timeline: timelineView, survey: surveyView };

/** Null: the field is a plain one. */
function control(setup: FieldSetup, tools: StepTools): FieldControl | null {
  switch (setup.field.type) {
    case 'choice':
    case 'choices':
      return choiceControl(setup, tools);
    case 'rating':
      return ratingControl(setup, tools);
    case 'file':
      return filesControl(setup, tools);
    default:
      return null;
  }
}
