// pick: the visitor picks a match from the list, a popular article, a category.
#include "session/events.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/question.h"
#include "session/walk.h"

namespace waypost::session {

void on_pick(Turn& turn) {
  if (!exists(turn.model(), turn.event().target)) return turn.ignore();
  if (!clean(turn.event().text, kMaxQuestionBytes).empty()) note_question(turn, ask_about(turn));
  go_to(turn, turn.event().target);
}

}  // namespace waypost::session
