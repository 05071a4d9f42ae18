#include "proof/choices.h"

#include <variant>

namespace waypost::proof {

Truth truth_of(const Partition& partition, const Condition& condition, const Cells& cells) {
  if (condition == nullptr) return Truth::yes;
  // A path alone is a condition here, and its slot is asked for.
  if (!partition.decides(*condition)) return Truth::undecided;
  const Value value = partition.evaluate(*condition, cells);
  const bool* truth = std::get_if<bool>(&value);
  return truth != nullptr && *truth ? Truth::yes : Truth::no;
}

Offers offers_of(const Partition& partition, const std::vector<Option>& options, const From& from,
                 const Cells& cells) {
  Offers out;
  for (const Option& option : options) {
    const Truth truth = truth_of(partition, option.when, cells);
    if (truth == Truth::no) continue;
    out.options.push_back({&option, truth == Truth::yes});
    (truth == Truth::yes ? out.sure : out.maybe) = true;
  }
  if (from.list.empty()) return out;
  const bool maybe = partition.may_hold_items(from.list, cells);
  out.sure_items = !maybe && partition.holds_items(from.list, cells);
  out.items = maybe || out.sure_items;
  out.sure = out.sure || out.sure_items;
  out.maybe = out.maybe || maybe;
  return out;
}

Compared joined(Compared one, const Compared& other) {
  one.numbers.insert(one.numbers.end(), other.numbers.begin(), other.numbers.end());
  one.texts.insert(one.texts.end(), other.texts.begin(), other.texts.end());
  one.orders_numbers = one.orders_numbers || other.orders_numbers;
  one.orders_texts = one.orders_texts || other.orders_texts;
  return one;
}

}  // namespace waypost::proof
