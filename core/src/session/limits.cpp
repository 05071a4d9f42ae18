// What keeps a snapshot small.
#include "session/limits.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "flow/value.h"
#include "json/plain.h"
#include "text/utf8.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxValueDepth = 4;  // variables hold fields of lists of scalars at most
constexpr std::size_t kTooLarge = kMaxSnapshotBytes;
constexpr std::size_t kNameCost = 4;     // quotes, colon, comma
constexpr std::size_t kOffsetCost = 26;  // [-1000000000000000,-1440],
constexpr std::size_t kPlaceCost = 80;   // keys and kind of a place
constexpr std::size_t kFixedCost = 600;  // keys and numbers of a snapshot

// Bytes of a text as JSON writes it.
std::size_t text_cost(std::string_view text) {
  constexpr std::size_t kControl = 6;  // \u0001
  std::size_t cost = 2 + text.size();
  for (auto at = json::find_escaped(text, 0); at < text.size();
       at = json::find_escaped(text, at + 1)) {
    cost += static_cast<unsigned char>(text[at]) < 0x20 ? kControl - 1 : 1;
  }
  return cost;
}

std::size_t value_cost(const Value& value, std::size_t depth = 0);

std::size_t fields_cost(const Fields& fields, std::size_t depth = 0) {
  std::size_t cost = 2;
  for (const auto& [name, item] : fields)
    cost += text_cost(name) + value_cost(item, depth + 1) + kNameCost;
  return cost;
}

std::size_t value_cost(const Value& value, std::size_t depth) {
  if (depth > kMaxValueDepth) return kTooLarge;
  if (const auto* text = std::get_if<std::string>(&value)) return text_cost(*text);
  if (const auto* number = std::get_if<Number>(&value)) return number_text(*number).size();
  if (const auto* fields = std::get_if<Fields>(&value)) return fields_cost(*fields, depth);
  std::size_t cost = 5;  // null, true, false, brackets
  if (const auto* list = std::get_if<List>(&value)) {
    for (const Value& item : *list) cost += value_cost(item, depth + 1) + 1;
  }
  return cost;
}

std::size_t variable_cost(std::string_view name, const Value& value) {
  return text_cost(name) + value_cost(value) + kNameCost;
}

// `cost`: the variable's own.
bool fits_alone(std::string_view name, const Value& value, std::size_t cost) {
  const auto* text = std::get_if<std::string>(&value);
  if (text != nullptr && text->size() > kMaxValueBytes) return false;
  return !name.empty() && cost - kNameCost <= kMaxVariableBytes;
}

std::size_t place_cost(const Place& place) {
  std::size_t cost = kPlaceCost + text_cost(place.flow) + text_cost(place.step);
  cost += text_cost(place.article) + text_cost(place.category) + text_cost(place.begun);
  for (const std::string& option : place.options) cost += text_cost(option) + 1;
  for (const std::string& call : place.calls) cost += text_cost(call) + 1;
  return cost;
}

std::size_t cost_without_back(const Snapshot& snapshot) {
  std::size_t cost = kFixedCost + text_cost(snapshot.content) + text_cost(snapshot.waiting) +
                     text_cost(snapshot.question);
  cost += place_cost(snapshot.place) + fields_cost(snapshot.vars);
  for (const auto& [kind, value] : snapshot.known)
    cost += text_cost(kind) + text_cost(value) + kNameCost;
  const Handover& handover = snapshot.handover;
  for (const std::string* text :
       {&handover.id, &handover.reason, &handover.department, &handover.priority, &handover.mode,
        &handover.reference, &handover.sla, &handover.message, &handover.state, &handover.effect,
        &snapshot.agents, &snapshot.intent}) {
    cost += text_cost(*text);
  }
  for (const std::string& tag : handover.tags) cost += text_cost(tag) + 1;
  for (const auto& [label, value] : handover.fields)
    cost += text_cost(label) + text_cost(value) + kNameCost;
  for (const auto& [zone, offsets] : snapshot.zones)
    cost += text_cost(zone) + kNameCost + offsets.size() * kOffsetCost;
  return cost;
}

bool is_line_end(char32_t code) { return code == '\n'; }
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029;
}

// What embeds, overrides or isolates a direction turns around the words behind it, too. Marks
// (U+200E, U+200F) stay: a text that begins in one script and ends in another needs them.
bool turns_text(char32_t code) {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string clean(std::string_view text, std::size_t limit, bool lines) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    // What is printable ASCII is taken over in one piece.
    std::size_t end = at;
    while (end < text.size() && text[end] >= ' ' && text[end] < 0x7f) ++end;
    if (end > at && !(out.empty() && text[at] == ' ')) {
      const std::size_t fits = std::min(end - at, limit - out.size());
      out.append(text, at, fits);
      if (at + fits < end) break;
      at = end;
      continue;
    }
    const text::Decoded decoded = text::decode(text, at);
    at += decoded.length;
    if (turns_text(decoded.code)) continue;
    const std::size_t before = out.size();
    const bool space =
        decoded.code == ' ' || (is_control(decoded.code) && !(lines && is_line_end(decoded.code)));
    if ((space || is_line_end(decoded.code)) && out.empty()) continue;
    text::append(out, space ? U' ' : decoded.code);
    if (out.size() <= limit) continue;
    out.resize(before);
    break;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
  return out;
}

bool set_variable(Variables& variables, std::string_view name, Value value, std::size_t room) {
  const auto old = variables.find(name);
  if (std::holds_alternative<Missing>(value)) {
    if (old != variables.end()) variables.erase(old);
    return true;
  }
  std::size_t cost = variable_cost(name, value);
  if (!fits_alone(name, value, cost)) return false;
  if (cost > kSmallVariable) cost += room;
  cost += fields_cost(variables);
  if (old != variables.end()) cost -= variable_cost(name, old->second);
  if (cost > kMaxVariableBytes) return false;
  variables.insert_or_assign(std::string(name), std::move(value));
  return true;
}

bool fits_as_thing(const Value& thing) { return value_cost(thing) <= kMaxThingBytes; }

void trim_variables(Variables& variables) {
  std::size_t cost = fields_cost({});
  for (auto at = variables.begin(); at != variables.end();) {
    const auto& [name, value] = *at;
    const std::size_t own = variable_cost(name, value);
    const bool fits = !std::holds_alternative<Missing>(value) && fits_alone(name, value, own) &&
                      cost + own <= kMaxVariableBytes;
    if (fits) cost += own;
    at = fits ? std::next(at) : variables.erase(at);
  }
}

void trim_handover(Handover& handover) {
  constexpr std::size_t kMost = 20;
  constexpr std::size_t kMaxTagBytes = 50;
  handover.department = clean(handover.department, kMaxNoteBytes);
  handover.sla = clean(handover.sla, kMaxNoteBytes);
  if (handover.tags.size() > kMost) handover.tags.resize(kMost);
  for (std::string& tag : handover.tags) tag = clean(tag, kMaxTagBytes);
  std::map<std::string, std::string> fields;
  for (const auto& [label, value] : handover.fields) {
    std::string text = clean(value, kMaxNoteBytes);
    if (fields.size() < kMost && !text.empty())
      fields.insert_or_assign(clean(label, kMaxTagBytes), std::move(text));
  }
  handover.fields = std::move(fields);
}

void keep_limits(Snapshot& snapshot) {
  if (snapshot.back.size() > kMaxBack) {
    snapshot.back.erase(snapshot.back.begin(),
                        snapshot.back.end() - static_cast<std::ptrdiff_t>(kMaxBack));
  }
  std::size_t cost = cost_without_back(snapshot);
  for (std::string* text : {&snapshot.handover.message, &snapshot.question}) {
    while (cost >= kMaxSnapshotBytes && !text->empty()) {
      *text = clean(*text, text->size() / 2, true);
      cost = cost_without_back(snapshot);
    }
  }
  std::size_t kept = snapshot.back.size();
  while (kept > 0 && cost + place_cost(snapshot.back[kept - 1]) < kMaxSnapshotBytes) {
    cost += place_cost(snapshot.back[--kept]);
  }
  snapshot.back.erase(snapshot.back.begin(),
                      snapshot.back.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace waypost::session
