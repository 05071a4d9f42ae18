// The naive model of flows: every session that there is over small domains, walked by `step`
// itself. It knows nothing of what is proved.
#pragma once

#include <set>
#include <string>

#include "json/reader.h"
#include "waypost/content.h"

namespace waypost::test {

/// What sessions have shown, of steps as `flow/step`.
struct Seen {
  std::set<std::string> ran;
  /// Cases that were taken, `flow/step/0`; what was offered of a menu, `flow/step/option`; fields
  /// and options of what was asked, `flow/step/variable` and `flow/step/variable/option`.
  std::set<std::string> offered;
  std::set<std::string> empty;    ///< nothing to choose from, or a form that nobody can fill in
  std::set<std::string> closed;   ///< somebody waits there with no way to any end
  std::set<std::string> looping;  ///< a lookup that is asked again without the visitor
  std::set<std::string> deep;     ///< a call that was passed over
  std::set<std::string> unset;    ///< `flow/step variable`: shown there without having been set
  bool is_whole = true;           ///< few enough sessions to walk them all
};

/// `file`: the knowledge that `content` is compiled from. Visitors begin flows that have questions,
/// and those that nothing leads to, wherever they stop.
Seen walk_all_sessions(const Content& content, json::Value file);

}  // namespace waypost::test
