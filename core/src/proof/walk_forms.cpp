// What is asked of visitors: session/forms, over cells.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "flow/value.h"
#include "proof/walk.h"

namespace waypost::proof {
namespace {

bool is_unsure(const Offers& offers, const Answer& answer) {
  if (offers.items && !offers.sure_items) return true;
  return std::any_of(offers.options.begin(), offers.options.end(), [&](const OfferedChoice& one) {
    return !one.is_sure && one.option->id == answer.typed;
  });
}

Move submit_move() {
  Move move;
  move.kind = Move::Kind::submit;
  return move;
}

}  // namespace

void Walk::nothing_to_choose(bool is_sure) {
  if (step_.empty.kind != Jump::Kind::none) return go(step_.empty, state_.cells, {}, is_sure);
  State next = state_;
  next.calls.clear();
  Way way;
  way.outcome = Outcome::ended;
  way.is_sure = is_sure;
  way.is_empty = true;
  way.state = std::move(next);
  keep(std::move(way));
}

void Walk::note_item(const From& from, const Value& item, Move& move) const {
  if (!with_moves_) return;
  move.list = from.list;
  move.list_id = from.id;
  move.into = from.into;
  move.item = item;
}

void Walk::take(const From& from, const Item& item, Cells& cells) const {
  partition_.assign(from.into, item.value, cells);
  if (item.list == nullptr) partition_.watches().mark_all({from.into}, true, cells.marks());
  if (item.is_open) leave_open(world_, partition_, item.list->of, from.into, from.id, cells);
  if (item.list == nullptr) return;
  for (const LookupField& field : item.list->of) {
    const auto [first, last] = partition_.below({from.into, field.name});
    const bool is_whole = first < last && !item.is_open;
    if (field.name != from.id && !is_whole) mark_lacking(partition_, field, from.into, cells);
  }
}

// The things that a list may hold, as far as what was chosen is told apart; `variable` takes the
// id of what is chosen in a form, and an item of a form is whole.
std::vector<Walk::Item> Walk::items(const From& from, const std::string& variable) {
  std::vector<Item> out;
  for (const LookupField* list : world_.lists_of(from)) add_items(*list, from, variable, out);
  if (out.empty()) out.emplace_back().value = Fields{{from.id, Value{std::string("1")}}};
  return out;
}

void Walk::add_items(const LookupField& list, const From& from, const std::string& variable,
                     std::vector<Item>& out) {
  Compared id;
  if (!variable.empty()) id = partition_.compared({variable});
  if (list.of.empty()) {
    for (Value& value : values_of(LookupField{}, joined(partition_.compared({from.into}), id))) {
      Item item;
      item.value = std::move(value);
      item.list = &list;
      if (!value_text(item.value).empty()) add_new(std::move(item), from, variable, out);
    }
    return;
  }
  const bool opens = variable.empty();
  std::vector<std::vector<Value>> split;
  for (const LookupField& field : list.of) {
    const Path path = {from.into, field.name};
    const bool names = field.name == from.id;
    const auto [first, last] = partition_.below(path);
    const bool told = (first < last && (names || !opens)) || (names && !variable.empty());
    Compared asked = partition_.compared(path);
    if (names) asked = joined(std::move(asked), id);
    std::vector<Value>& values = split.emplace_back();
    values = told ? values_of(field, asked) : std::vector<Value>{value_of(field)};
    if (names) std::erase_if(values, [](const Value& one) { return value_text(one).empty(); });
  }
  const bool fits = each_combination(split, [&](const std::vector<Value>& chosen) {
    Fields fields;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (!std::holds_alternative<Missing>(chosen[i])) fields.emplace(list.of[i].name, chosen[i]);
    }
    Item item;
    item.value = std::move(fields);
    item.list = &list;
    item.is_open = opens;
    add_new(std::move(item), from, variable, out);
  });
  fits_ = fits_ && fits;
}

// Two things that lie in the same cells are one.
void Walk::add_new(Item item, const From& from, const std::string& variable,
                   std::vector<Item>& out) {
  const auto cells_of = [&](const Item& one) {
    Cells cells;
    take(from, one, cells);
    partition_.assign(variable, Value{id_of(one.value, from.id)}, cells);
    return cells;
  };
  const Cells cells = cells_of(item);
  const bool is_known =
      std::any_of(out.begin(), out.end(), [&](const Item& one) { return cells_of(one) == cells; });
  if (!is_known) out.push_back(std::move(item));
}

void Walk::input() {
  const Input& asked = step_.inputs.front();
  const bool chooses = asked.type == FieldType::choice || asked.type == FieldType::choices;
  if (chooses) {
    const Offers offers = offers_of(partition_, asked.options, asked.from, state_.cells);
    if (!offers.sure) nothing_to_choose(!offers.maybe);
    if (!offers.sure && !offers.maybe) return;
  }
  fill(0, state_.cells, submit_move(), true);
  leave_form();
}

void Walk::form() {
  bool surely = false, maybe = false;
  for (const Input& one : step_.inputs) {
    const Truth truth = truth_of(partition_, one.when, state_.cells);
    surely = surely || truth == Truth::yes;
    maybe = maybe || truth == Truth::undecided;
  }
  if (!surely) go(step_.jump, state_.cells, {}, !maybe);
  if (!surely && !maybe) return;
  fill(0, state_.cells, submit_move(), true);
  leave_form();
}

// One field after the other, each with what was answered above it.
void Walk::fill(std::size_t index, const Cells& cells, const Move& move, bool is_sure) {
  if (index == step_.inputs.size()) {
    filled_.emplace_back(cells, move, is_sure);
    return;
  }
  if (filled_.size() > kMostWays) fits_ = false;
  if (!fits_) return;
  const Input& one = step_.inputs[index];
  const Truth shown = truth_of(partition_, one.when, cells);
  if (shown != Truth::yes) {
    Cells next = cells;
    partition_.assign(one.variable, Missing{}, next);
    fill(index + 1, next, move, is_sure && shown == Truth::no);
  }
  if (shown == Truth::no) return;
  note_shown(one.when, is_sure && shown == Truth::yes);
  fill_shown(index, cells, move, is_sure && shown == Truth::yes);
}

void Walk::note_shown(const Condition& when, bool is_sure) {
  if (shown_ == nullptr || when == nullptr) return;
  bool& known = (*shown_)[when.get()];
  known = known || is_sure;
}

void Walk::fill_shown(std::size_t index, const Cells& cells, const Move& move, bool is_sure) {
  const Input& one = step_.inputs[index];
  std::set<Cells> seen;
  const Offers offers = offers_of(partition_, one.options, one.from, cells);
  Choices choices;
  choices.item_id = one.from.id;
  for (const OfferedChoice& choice : offers.options) {
    choices.options.push_back(choice.option->id);
    note_shown(choice.option->when, is_sure && choice.is_sure);
  }
  if (offers.items) {
    for (Item& item : items(one.from, one.variable)) choices.items.push_back(std::move(item.value));
  }
  const bool is_form = step_.kind == StepKind::form;
  const bool chooses = one.type == FieldType::choice || one.type == FieldType::choices;
  if (is_form && chooses && one.required && !offers.sure)
    (is_sure && !offers.maybe ? lacks_choice_ : may_lack_choice_) = true;
  for (const Answer& answer :
       answers_to(one, partition_.compared({one.variable}), choices, world_.model.locale)) {
    Cells next = cells;
    partition_.assign(one.from.into, answer.item, next);
    partition_.assign(one.variable, answer.value, next);
    may_be_skipped(one, next);
    if (!seen.insert(next).second) continue;
    Move more = move;
    if (with_moves_) more.fields[one.variable] = answer.typed;
    if (!std::holds_alternative<Missing>(answer.item)) {
      note_item(one.from, answer.item, more);
      more.list_field = one.variable;
    }
    const bool sure = is_sure && answer.is_sure && !is_unsure(offers, answer);
    fill(index + 1, next, more, sure);
  }
}

// Where nothing tells an answer from none, one way stands for both.
void Walk::may_be_skipped(const Input& one, Cells& cells) const {
  for (const std::string& variable : {one.variable, one.from.into}) {
    const auto [first, last] = partition_.below({variable});
    const bool is_told = first < last && partition_.path(first).size() == 1;
    if (!one.required && !variable.empty() && !is_told)
      partition_.watches().mark_all({variable}, false, cells.marks());
  }
}

void Walk::leave_form() {
  const bool is_stuck = filled_.empty() || lacks_choice_;
  if ((is_stuck || may_lack_choice_) && fits_) {
    Way way;
    way.state = state_;
    way.is_sure = is_stuck;
    way.is_stuck = true;
    out_.push_back(std::move(way));
  }
  for (auto& [cells, move, is_sure] : filled_) go(step_.jump, cells, move, is_sure);
  filled_.clear();
}

}  // namespace waypost::proof
