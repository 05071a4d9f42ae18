// The ways out of a step, the one description that coverage, walks at random and pictures share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"

namespace waypost::walks {

/// What a way is counted as.
enum class WayKind : std::uint8_t {
  on,      ///< the only one: `goto`, or the step below
  option,  ///< a click: an option, one made of a list, an empty list
  branch,  ///< a case, or `else`
  lookup,  ///< what an answer leads to
};

struct Way {
  WayKind kind = WayKind::on;
  /// Names the way within its step: `goto`, `option:track`, `from`, `empty`, `case:0`, `else`,
  /// `found`, `not_found`, `failed`, `unknown`, `declined`, `call`.
  std::string id;
  std::string label;  ///< in the owner's words, or as a condition; "" where it says nothing
  const Jump* taken = nullptr;  ///< the model's own: a session::Trace names it when it is taken;
                                ///< nullptr: that is not counted
  Jump to;                      ///< where it leads
};

/// Every way out of a step, in the order of the file. A lookup's ways are those that the owner has
/// given; without them the visitor is asked whether to try again, at the same step.
std::vector<Way> ways_of(const Model& model, const Flow& flow, const Step& step);

/// As the knowledge file has it: `say`, `menu`, …
std::string_view name_of(StepKind kind);
/// `on`, `option`, `branch`, `lookup`.
std::string_view name_of(WayKind kind);

/// A text as the owner wrote it, values in braces: `Order {order.number}`.
std::string source_text(const Template& text);

}  // namespace waypost::walks
