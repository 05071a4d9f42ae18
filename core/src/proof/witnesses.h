// Values that stand for the cells that an answer may come to lie in: what a visitor can type, and
// what a shop's system can say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "proof/partition.h"

namespace waypost::proof {

/// 2026-01-01T00:00:00Z: when scripted sessions start.
inline constexpr std::int64_t kScriptStart = 1'767'225'600'000;

/// An answer to an input, as it is typed. `item`: what was chosen of a list, as a whole.
struct Answer {
  Value value;
  std::string typed;
  Value item;
  bool is_sure = true;  ///< something that can be typed was found for it
};

/// What can be chosen when the input is shown.
struct Choices {
  std::vector<std::string> options;
  std::vector<Value> items;
  std::string item_id;
};

/// One answer for each cell that the input's variable may come to lie in, all accepted by
/// session::check_input.
std::vector<Answer> answers_to(const Input& input, const Compared& compared, const Choices& choices,
                               std::string_view locale);

/// Values that a field of an answer may have, one for each cell at least; Missing for an optional
/// one.
std::vector<Value> values_of(const LookupField& field, const Compared& compared);

/// One value that the field may have.
Value value_of(const LookupField& field);

/// What names an item of a list; "" for one that is not offered.
std::string id_of(const Value& item, const std::string& id);

}  // namespace waypost::proof
