// Cells are laid out as: missing, other, true, false, the numbers with what lies below, between and
// above them where they are compared by order, the texts likewise, a list with something to offer.
#include "proof/partition.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <variant>

#include "proof/cells.h"
#include "proof/copies.h"
#include "proof/demand.h"

namespace waypost::proof {
namespace {

using expr::Expression;
using expr::Op;

template <typename Point>
void insert(std::vector<Point>& points, const Point& point) {
  const auto at = std::lower_bound(points.begin(), points.end(), point);
  if (at == points.end() || *at != point) points.insert(at, point);
}

void note(const Question& question, Compared& compared) {
  const auto* number = std::get_if<Number>(&question.constant);
  const auto* text = std::get_if<std::string>(&question.constant);
  const auto* truth = std::get_if<bool>(&question.constant);
  const bool is_order = question.kind == Question::Kind::order;
  if (question.kind == Question::Kind::truth) compared.asks_true = true;
  if (number != nullptr) {
    insert(compared.numbers, number->millionths);
    compared.orders_numbers = compared.orders_numbers || is_order;
  } else if (text != nullptr) {
    insert(compared.texts, *text);
    compared.orders_texts = compared.orders_texts || is_order;
  } else if (truth != nullptr) {
    (*truth ? compared.asks_true : compared.asks_false) = true;
  }
}

// False when nothing was new.
bool join(const Compared& from, Compared& into) {
  const std::size_t before = into.numbers.size() + into.texts.size();
  const auto flags = [](const Compared& one) {
    return std::tuple(one.orders_numbers, one.orders_texts, one.asks_true, one.asks_false,
                      one.is_list, one.may_lack_id, one.has_several_ids);
  };
  const auto old = flags(into);
  for (const std::int64_t number : from.numbers) insert(into.numbers, number);
  for (const std::string& text : from.texts) insert(into.texts, text);
  into.orders_numbers = into.orders_numbers || from.orders_numbers;
  into.orders_texts = into.orders_texts || from.orders_texts;
  into.asks_true = into.asks_true || from.asks_true;
  into.asks_false = into.asks_false || from.asks_false;
  const bool differs = from.is_list && into.is_list && from.item_id != into.item_id;
  into.may_lack_id = into.may_lack_id || from.may_lack_id;
  into.has_several_ids =
      into.has_several_ids || from.has_several_ids || (differs && into.may_lack_id);
  if (from.is_list && !into.is_list) into.item_id = from.item_id;
  into.is_list = into.is_list || from.is_list;
  return before != into.numbers.size() + into.texts.size() || old != flags(into);
}

// How many cells the points take, and the cell of a value among them; `npos` when it is in none.
constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

std::size_t count_of(std::size_t points, bool ordered) {
  return points == 0 ? 0 : ordered ? 2 * points + 1 : points;
}

template <typename Point>
std::size_t place_of(const std::vector<Point>& points, bool ordered, const Point& value) {
  const auto at = std::lower_bound(points.begin(), points.end(), value);
  const auto index = static_cast<std::size_t>(at - points.begin());
  const bool is_point = at != points.end() && *at == value;
  if (points.empty() || (!ordered && !is_point)) return kNoCell;
  return ordered ? 2 * index + (is_point ? 1 : 0) : index;
}

// A number in the gap before the point of this index.
std::int64_t number_before(const std::vector<std::int64_t>& points, std::size_t index) {
  if (index == 0)
    return points[0] == std::numeric_limits<std::int64_t>::min() ? points[0] : points[0] - 1;
  const std::int64_t low = points[index - 1];
  return low == std::numeric_limits<std::int64_t>::max() ? low : low + 1;
}

std::string text_before(const std::vector<std::string>& points, std::size_t index) {
  return index == 0 ? std::string() : points[index - 1] + std::string(1, '\0');
}

// Whether a thing of this list may be without its id: no lookup's list of this name promises it.
bool may_lack(const Model& model, const From& from) {
  bool is_known = false, lacks = false;
  for (const Lookup& lookup : model.lookups) {
    for (const LookupField& field : lookup.fields) {
      if (field.type != LookupField::Type::list || field.name != from.list.back()) continue;
      is_known = true;
      lacks = lacks || std::none_of(field.of.begin(), field.of.end(), [&](const LookupField& one) {
                return one.name == from.id && one.required;
              });
    }
  }
  return lacks || !is_known;
}

}  // namespace

Cell Cells::of(std::uint32_t slot) const {
  const auto at = std::lower_bound(held_.begin(), held_.end(), std::pair(slot, Cell{0}));
  return at != held_.end() && at->first == slot ? at->second : kMissing;
}

void Cells::set(std::uint32_t slot, Cell cell) {
  const auto at = std::lower_bound(held_.begin(), held_.end(), std::pair(slot, Cell{0}));
  const bool is_held = at != held_.end() && at->first == slot;
  if (is_held && cell == kMissing) held_.erase(at);
  if (is_held && cell != kMissing) at->second = cell;
  if (!is_held && cell != kMissing) held_.insert(at, {slot, cell});
}

bool offers_anything(const List& list, const std::string& id) {
  return std::any_of(list.begin(), list.end(), [&](const Value& item) {
    const auto* fields = std::get_if<Fields>(&item);
    const Value* found = fields == nullptr ? &item : find_value(*fields, {id});
    return found != nullptr && !value_text(*found).empty();
  });
}

Partition::Partition(const Model& model) : facts_(model) {
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) ask_all(model, step);
  }
  follow_copies(model);
  for (const auto& [path, compared] : asked_) {
    paths_.push_back(path);
    slots_.push_back(&compared);
    const std::size_t count = 2 + (compared.asks_true ? 1u : 0u) + (compared.asks_false ? 1u : 0u) +
                              count_of(compared.numbers.size(), compared.orders_numbers) +
                              count_of(compared.texts.size(), compared.orders_texts) +
                              (compared.is_list ? 1u : 0u);
    std::vector<Value>& values = values_.emplace_back();
    for (std::size_t i = 0; i < count; ++i)
      values.push_back(value_of(compared, static_cast<Cell>(i)));
  }
}

// It reads of the world what may be anything, as when the hours begin next.
bool Partition::is_beyond(const Expression& expression) const {
  return std::any_of(expression.nodes.begin(), expression.nodes.end(), [&](const expr::Node& node) {
    const bool reads = node.op == Op::path || node.op == Op::has;
    return reads && proof::is_of_world(node.path) && !facts_.has(node.path);
  });
}

void Partition::ask(const Expression& expression) {
  const auto questions = is_beyond(expression) ? std::nullopt : questions_of(expression);
  decided_[&expression] = questions.has_value();
  if (!questions) return;
  for (const Question& question : *questions) note(question, asked_[question.path]);
}

void Partition::add_list(const Model& model, const From& from) {
  if (from.list.empty()) return;
  Compared& compared = asked_[from.list];
  if (!compared.is_list) compared.item_id = from.id;
  compared.is_list = true;
  compared.may_lack_id = compared.may_lack_id || may_lack(model, from);
  if (compared.item_id != from.id && compared.may_lack_id) compared.has_several_ids = true;
}

void Partition::ask_all(const Model& model, const Step& step) {
  const auto all = [&](const std::vector<Option>& options) {
    for (const Option& option : options) {
      if (option.when != nullptr) ask(*option.when);
    }
  };
  for (const Case& one : step.cases) {
    if (one.when != nullptr) ask(*one.when);
  }
  all(step.options);
  if (step.kind == StepKind::menu) add_list(model, step.from);
  for (const Input& input : step.inputs) {
    if (input.when != nullptr) ask(*input.when);
    all(input.options);
    add_list(model, input.from);
  }
  for (const MilestoneDraft& milestone : step.milestones) {
    if (milestone.when != nullptr) ask(*milestone.when);
  }
  const auto calculate = [&](const Condition& value) {
    if (value == nullptr || is_copy(*value)) return;
    ask(*value);
    for (const Divisor& by : divisors_of(*value))
      note({by.path, Question::Kind::same, Value{Number{0}}}, asked_[by.path]);
  };
  calculate(step.value);
  for (const auto& [name, value] : step.values) calculate(value);
}

// What a copy is asked for, its original is asked for, too; copies of copies until nothing is new,
// which the length of paths sees to. A copy of too long a path is not decided.
void Partition::follow_copies(const Model& model) {
  std::vector<Assignment> copies = assignments_of(model);
  std::erase_if(copies, [](const Assignment& one) { return !is_copy(*one.value); });
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [value, to] : copies) {
      const Path& from = value->nodes[0].path;
      std::vector<std::pair<Path, Compared>> found;
      for (const auto& [path, compared] : asked_) {
        if (is_at_or_below(path, to)) found.emplace_back(moved(path, to, from), compared);
      }
      for (const auto& [path, compared] : found) {
        if (path.size() > kLongestCopy) {
          cut_.insert(value);
          continue;
        }
        changed = asked_.count(path) == 0 || changed;
        changed = join(compared, asked_[path]) || changed;
      }
    }
  }
}

Cell Partition::cell_of(const Compared& compared, const Value& value) const {
  if (std::holds_alternative<Missing>(value)) return kMissing;
  std::size_t first = 2;
  if (const auto* truth = std::get_if<bool>(&value)) {
    if (*truth) return static_cast<Cell>(compared.asks_true ? first : kOther);
    return static_cast<Cell>(compared.asks_false ? first + (compared.asks_true ? 1 : 0) : kOther);
  }
  first += (compared.asks_true ? 1u : 0u) + (compared.asks_false ? 1u : 0u);
  std::size_t place = kNoCell;
  if (const auto* number = std::get_if<Number>(&value))
    place = place_of(compared.numbers, compared.orders_numbers, number->millionths);
  if (place != kNoCell) return static_cast<Cell>(first + place);
  first += count_of(compared.numbers.size(), compared.orders_numbers);
  if (const auto* text = std::get_if<std::string>(&value))
    place = place_of(compared.texts, compared.orders_texts, *text);
  if (place != kNoCell) return static_cast<Cell>(first + place);
  first += count_of(compared.texts.size(), compared.orders_texts);
  const auto* list = std::get_if<List>(&value);
  const bool offers =
      compared.is_list && list != nullptr && offers_anything(*list, compared.item_id);
  return offers ? static_cast<Cell>(first) : kOther;
}

// An object is what no question says anything of.
Value Partition::value_of(const Compared& compared, Cell cell) const {
  if (cell == kMissing) return Missing{};
  if (cell == kOther) return Fields{};
  std::size_t place = cell - 2u;
  if (compared.asks_true && place-- == 0) return true;
  if (compared.asks_false && place-- == 0) return false;
  const std::size_t numbers = count_of(compared.numbers.size(), compared.orders_numbers);
  if (place < numbers) {
    if (!compared.orders_numbers) return Number{compared.numbers[place]};
    return Number{place % 2 == 1 ? compared.numbers[place / 2]
                                 : number_before(compared.numbers, place / 2)};
  }
  place -= numbers;
  if (place < count_of(compared.texts.size(), compared.orders_texts)) {
    if (!compared.orders_texts) return compared.texts[place];
    return place % 2 == 1 ? compared.texts[place / 2] : text_before(compared.texts, place / 2);
  }
  return List{Value{Fields{{compared.item_id, Value{std::string("1")}}}}};
}

std::pair<std::uint32_t, std::uint32_t> Partition::below(const Path& path) const {
  const auto first = std::lower_bound(paths_.begin(), paths_.end(), path);
  const auto last = std::find_if(first, paths_.end(),
                                 [&](const Path& other) { return !is_at_or_below(other, path); });
  return {static_cast<std::uint32_t>(first - paths_.begin()),
          static_cast<std::uint32_t>(last - paths_.begin())};
}

const Compared& Partition::compared(const Path& path) const {
  const auto found = asked_.find(path);
  return found == asked_.end() ? nothing_ : found->second;
}

std::vector<Value> Partition::values(const Path& path) const {
  const auto [first, last] = below(path);
  if (first == last || paths_[first] != path) return {};
  return values_[first];
}

bool Partition::decides(const Expression& expression) const {
  if (is_copy(expression) && !is_beyond(expression)) return cut_.count(&expression) == 0;
  const auto found = decided_.find(&expression);
  return found != decided_.end() && found->second;
}

std::vector<std::uint32_t> Partition::slots_of(const Expression& expression) const {
  std::vector<std::uint32_t> out;
  if (!decides(expression)) return out;
  for (const Path& path : expr::paths(expression)) {
    const auto [first, last] = below(path);
    for (std::uint32_t slot = first; slot < last; ++slot) {
      const bool is_whole = is_copy(expression) && !is_of_world(slot);
      if (is_whole || paths_[slot] == path) insert(out, slot);
    }
  }
  return out;
}

Variables Partition::variables_of(const Expression& expression, const Cells& cells) const {
  Variables variables;
  for (const std::uint32_t slot : slots_of(expression)) {
    const Cell cell = cells.of(slot);
    if (cell == kMissing || is_open(cell)) continue;
    if (is_of_world(slot)) {
      variables.world.insert_or_assign(path_text(paths_[slot]), values_[slot][cell]);
    } else {
      put(variables, paths_[slot], values_[slot][cell]);
    }
  }
  return variables;
}

Value Partition::evaluate(const Expression& expression, const Cells& cells) const {
  return expr::evaluate(expression, variables_of(expression, cells));
}

std::uint32_t Partition::wanted(const Expression& expression, const Cells& cells) const {
  std::map<Path, std::uint32_t> open;
  for (const std::uint32_t slot : slots_of(expression)) {
    if (is_open(cells.of(slot))) open.emplace(paths_[slot], slot);
  }
  if (open.empty()) return kNowhere;
  if (is_copy(expression)) return open.begin()->second;
  return Demand(expression, variables_of(expression, cells), open).run();
}

std::vector<Cell> Partition::cells_in_world(std::uint32_t slot) const {
  std::set<Cell> out;
  for (const Value& value : facts_.values(paths_[slot], slots_[slot]->texts))
    out.insert(cell_of(*slots_[slot], value));
  return {out.begin(), out.end()};
}

// The last one of its cells: no other value is a list that something can be chosen from.
bool Partition::holds_items(const Path& path, const Cells& cells) const {
  const auto [first, last] = below(path);
  return first < last && paths_[first] == path && slots_[first]->is_list &&
         cells.of(first) + 1u == values_[first].size();
}

bool Partition::may_hold_items(const Path& path, const Cells& cells) const {
  const auto [first, last] = below(path);
  return first < last && paths_[first] == path && slots_[first]->has_several_ids &&
         cells.of(first) != kMissing;
}

Cells Partition::cells_of(const Variables& variables) const {
  Cells cells;
  for (std::uint32_t slot = 0; slot < size(); ++slot) {
    const Value* found = find_value(variables, paths_[slot]);
    if (found != nullptr) cells.set(slot, cell_of(*slots_[slot], *found));
  }
  return cells;
}

void Partition::assign(const std::string& root, const Value& value, Cells& cells) const {
  if (root.empty()) return;
  const Variables alone = {{root, value}};
  const auto [first, last] = below({root});
  for (std::uint32_t slot = first; slot < last; ++slot) {
    const Value* found = find_value(alone, paths_[slot]);
    cells.set(slot, found == nullptr ? kMissing : cell_of(*slots_[slot], *found));
  }
  watches_.mark_set(root, value, cells.marks());
}

void Partition::clear(const std::string& root, Cells& cells) const {
  assign(root, Missing{}, cells);
  const std::uint32_t number = watches_.set(root);
  if (number != kNowhere) cells.marks().push_back({number, Mark::kUnset});
}

}  // namespace waypost::proof
