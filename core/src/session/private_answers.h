// Private answers: known while the page lives, and nowhere in what is stored.
#pragma once

#include <string_view>
#include <vector>

#include "flow/expression.h"
#include "session/find.h"
#include "session/turn.h"

namespace waypost::session {

/// Notes an answer to a private question: what was typed, and what was made of it (Missing: it was
/// refused).
void note_private(Snapshot& snapshot, std::string_view typed, const Value& value,
                  const std::vector<OfferedOption>& options);

/// Notes what an expression has made of a private answer (`"a" + pin`): it is one itself, and would
/// not be found by its words. What the expression only chooses among is the owner's.
void note_made(Snapshot& snapshot, const expr::Expression& expression, const Value& value);

/// `•••` for every private answer in all that is stored. Variables are as they were after
/// `reveal_private`; the rest is masked for good.
void hide_private(Snapshot& snapshot);
void reveal_private(Snapshot& snapshot);

/// When the lookup of this step needs a private answer that is gone with its page, the visitor is
/// led back to where that is asked, the latest such place, and true is given. False where nothing
/// on the way back asks for it: then the shop is sent `•••`, and refuses it.
bool asks_again(Turn& turn, const StepRef& lookup);

}  // namespace waypost::session
