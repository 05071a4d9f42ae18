// pick: the visitor picks a match from the list, a popular article, a category.
#include "session/events.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/place.h"
#include "session/question.h"
#include "session/walk.h"

namespace waypost::session {

void on_pick(Turn& turn) {
  if (!exists(turn.model(), turn.event().target)) return turn.ignore();
  const bool asked = !clean(turn.event().text, kMaxQuestionBytes).empty();
  if (asked && !at_private_step(turn)) note_question(turn, ask_about(turn));
  go_to(turn, turn.event().target);
}

}  // namespace waypost::session
