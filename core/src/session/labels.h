// What was chosen, as people read it: conditions compare the ids of options, texts say their
// labels.
#pragma once

#include "content/model.h"
#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost::session {

/// Puts the labels of what is chosen at this input beside the variables (label_name). Of an option
/// that is no more, or was made of a list that is no more, there is none: its id is shown.
void show_labels(const Input& input, Variables& variables);

/// The same for all that was chosen so far. Where two inputs give one variable, those of the flow
/// in which the visitor stands come first, then those of the flow that they began.
void show_labels(const Model& model, Snapshot& snapshot);

}  // namespace waypost::session
