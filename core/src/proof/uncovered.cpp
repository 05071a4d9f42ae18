#include "proof/uncovered.h"

#include <algorithm>
#include <set>
#include <variant>

#include "flow/value.h"
#include "proof/choices.h"

namespace waypost::proof {
namespace {

std::string text_of(const std::string& text) { return "\"" + text + "\""; }
std::string text_of(std::int64_t millionths) { return number_text(Number{millionths}); }

// From the one value to the other: points that something is compared with, or gaps between them.
template <typename Point>
std::string range(const std::string& path, const std::vector<Point>& points, const Point& low,
                  const Point& high) {
  const auto first = std::lower_bound(points.begin(), points.end(), low);
  const auto last = std::lower_bound(points.begin(), points.end(), high);
  const bool from_point = first != points.end() && *first == low;
  const bool to_point = last != points.end() && *last == high;
  if (from_point && low == high) return path + " == " + text_of(low);
  std::string out;
  if (from_point) out = path + " >= " + text_of(low);
  if (!from_point && first != points.begin()) out = path + " > " + text_of(*(first - 1));
  if (last == points.end()) return out;
  return out + (out.empty() ? "" : " && ") + path + (to_point ? " <= " : " < ") + text_of(*last);
}

// None of the points, which have no order.
template <typename Point>
std::string others(const std::string& path, const std::vector<Point>& points) {
  if (points.size() == 1) return path + " != " + text_of(points[0]);
  std::string out;
  for (const Point& point : points) out += (out.empty() ? "" : ", ") + text_of(point);
  return "!(" + path + " in [" + out + "])";
}

}  // namespace

Uncovered::Uncovered(const Partition& partition, const World& world, const State& state)
    : partition_(partition), world_(world), state_(state), step_(world.step(state.step)) {
  for (const Case& one : step_.cases) {
    const Truth truth =
        one.when == nullptr ? Truth::no : truth_of(partition_, one.when, state_.cells);
    is_covered_ = is_covered_ || truth == Truth::yes;
    is_sure_ = is_sure_ && truth == Truth::no;
  }
}

bool Uncovered::holds_none(const Cells& cells) const {
  return std::all_of(step_.cases.begin(), step_.cases.end(), [&](const Case& one) {
    return one.when == nullptr || truth_of(partition_, one.when, cells) == Truth::no;
  });
}

// With another value there, all else being the same, a case would hold.
bool Uncovered::matters(std::uint32_t slot) const {
  for (Cell cell = 0; cell < partition_.cells(slot); ++cell) {
    Cells cells = state_.cells;
    cells.set(slot, cell);
    if (!holds_none(cells)) return true;
  }
  return false;
}

// Values beside it that are not covered either, as far as they are of its kind and have an order.
std::pair<Value, Value> Uncovered::around(std::uint32_t slot) const {
  const std::vector<Value> values = partition_.values(partition_.path(slot));
  const Compared& compared = partition_.compared(partition_.path(slot));
  const Cell cell = state_.cells.of(slot);
  const bool is_number = std::holds_alternative<Number>(values[cell]);
  const bool is_ordered = is_number ? compared.orders_numbers : compared.orders_texts;
  const auto joins = [&](Cell other) {
    Cells cells = state_.cells;
    cells.set(slot, other);
    return is_ordered && values[other].index() == values[cell].index() && holds_none(cells);
  };
  Cell low = cell, high = cell;
  while (low > kOther + 1 && joins(low - 1)) --low;
  while (high + 1 < values.size() && joins(high + 1)) ++high;
  return {values[low], values[high]};
}

std::string Uncovered::name(const Variables& known) const {
  std::set<std::uint32_t> slots;
  for (const Case& one : step_.cases) {
    if (one.when == nullptr) continue;
    for (const std::uint32_t slot : partition_.slots_of(*one.when)) slots.insert(slot);
  }
  std::string out;
  for (const std::uint32_t slot : slots) {
    // What is still open was not asked for.
    if (is_open(state_.cells.of(slot)) || !matters(slot)) continue;
    const Value* value = find_value(known, partition_.path(slot));
    out += (out.empty() ? "" : " && ") + name_of(slot, value);
  }
  return out;
}

std::string Uncovered::name_of(std::uint32_t slot, const Value* known) const {
  const std::string path = partition_.is_of_world(slot) ? written_path(partition_.path(slot))
                                                        : path_text(partition_.path(slot));
  const Compared& compared = partition_.compared(partition_.path(slot));
  const Cell cell = state_.cells.of(slot);
  if (cell == kMissing) return "!has(" + path + ")";
  const Value value = partition_.values(partition_.path(slot))[cell];
  const auto [low, high] = around(slot);
  if (const auto* number = std::get_if<Number>(&low))
    return range(path, compared.numbers, number->millionths, std::get<Number>(high).millionths);
  if (const auto* text = std::get_if<std::string>(&low))
    return range(path, compared.texts, *text, std::get<std::string>(high));
  const bool* truth = std::get_if<bool>(&value);
  if (truth != nullptr) return (*truth ? "" : "!") + path;
  if (known != nullptr && is_choice(partition_.path(slot), *known))
    return path + " == " + text_of(std::get<std::string>(*known));
  if (!compared.texts.empty()) return others(path, compared.texts);
  if (!compared.numbers.empty()) return others(path, compared.numbers);
  if (compared.asks_true) return "!" + path;
  return compared.asks_false ? path : "has(" + path + ")";
}

// One of the options of a question for it.
bool Uncovered::is_choice(const Path& path, const Value& value) const {
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr || path.size() != 1) return false;
  for (const Flow& flow : world_.model.flows) {
    for (const Step& step : flow.steps) {
      for (const Input& input : step.inputs) {
        const bool offers = std::any_of(input.options.begin(), input.options.end(),
                                        [&](const Option& option) { return option.id == *text; });
        if (input.variable == path[0] && offers) return true;
      }
    }
  }
  return false;
}

}  // namespace waypost::proof
