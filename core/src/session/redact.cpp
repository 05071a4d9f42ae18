// What must not stand in a record that is sent away.
#include "session/redact.h"

#include <cstddef>
#include <variant>

#include "flow/value.h"

namespace waypost::session {
namespace {

constexpr std::size_t kShortestInOwnersWords = 4;
constexpr std::size_t kShortestInsideAddress = 3;

}  // namespace

Redactor::Redactor(const Model& model, const std::map<std::string, std::string>& known) {
  allow(known);
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      for (const Input& input : step.inputs) {
        if (!input.pattern.empty()) no_cards_.order_patterns.push_back(input.pattern);
      }
    }
  }
}

Redactor::Redactor(const Snapshot& snapshot) : masks_cards_(false) {
  allow(snapshot.known);
  for (const std::string& text : snapshot.private_answers.texts) note(text);
}

void Redactor::allow(const std::map<std::string, std::string>& known) {
  for (const auto& [kind, value] : known) {
    if (kind == "order") continue;
    secrets_.allow(value);
    if (kind != "name") no_cards_.contacts.push_back(value);
  }
}

std::string Redactor::of_visitor(std::string_view text) const {
  return secrets_.mask(masks_cards_ ? mask_cards(text, no_cards_) : std::string(text));
}

std::string Redactor::of_machine(std::string_view text) const {
  return secrets_.mask(text, 1, kShortestInsideAddress);
}

std::string Redactor::of_owner(std::string_view text) const {
  return secrets_.mask(mask_cards(text, no_cards_), kShortestInOwnersWords);
}

void Redactor::redact(Value& value) const {
  if (auto* text = std::get_if<std::string>(&value)) {
    *text = of_visitor(*text);
  } else if (auto* list = std::get_if<List>(&value)) {
    for (Value& item : *list) redact(item);
  } else if (auto* fields = std::get_if<Fields>(&value)) {
    for (auto& [name, item] : *fields) redact(item);
  } else if (std::holds_alternative<Number>(value) && secrets_.contain(value_text(value))) {
    value = std::string(kMasked);
  }
}

}  // namespace waypost::session
