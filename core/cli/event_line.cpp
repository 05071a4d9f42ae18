#include "event_line.h"

#include "printable.h"
#include "question_set.h"
#include "wire/names.h"

namespace waypost::cli {
namespace {

std::string target_name(const Target& target) {
  return target.kind == Target::Kind::category ? "category:" + target.id : name_of(target);
}

// What is left empty is passed over: it has to be seen, or nothing seems to have happened.
std::string filled_in(const Event& event, const Shown& shown) {
  std::string out, skipped;
  for (const auto& [name, typed] : event.fields) {
    if (typed.empty()) {
      skipped += (skipped.empty() ? "" : ", ") + name;
    } else {
      out += (out.empty() ? "fills in " : "; ") + name + ": " + listed(shown(typed));
    }
  }
  if (out.empty()) return skipped.empty() ? "skips the answer" : "skips " + skipped;
  return skipped.empty() ? out : out + "; skips " + skipped;
}

std::string answered(const Event& event, const Shown& shown) {
  if (event.status == 0) return "the shop does not answer";
  const std::string body = event.body.empty() ? "" : " " + shown(event.body);
  return "the shop answers " + std::to_string(event.status) + body;
}

std::string handed(const Event& event) {
  const std::string reference = event.reference.empty() ? "" : " " + event.reference;
  return "handover: " + std::string(wire::name_of(event.result)) + reference;
}

}  // namespace

std::string event_line(const Event& event, const Shown& shown) {
  switch (event.type) {
    case EventType::open:
      return "opens the help";
    case EventType::resume:
      return event.copy ? "comes back in a copy of the page" : "comes back";
    case EventType::query:
      return "asks: " + shown(event.text);
    case EventType::pick:
      return "picks " + target_name(event.target) +
             (event.text.empty() ? "" : " after typing: " + shown(event.text));
    case EventType::select:
      return "clicks " + event.option;
    case EventType::submit:
      return filled_in(event, shown);
    case EventType::back:
      return "goes back";
    case EventType::restart:
      return "starts over";
    case EventType::person:
      return "asks for a person";
    case EventType::lookup_done:
      return answered(event, shown);
    case EventType::handover_done:
      return handed(event);
    case EventType::zones:
      return "the page knows its time zones";
    case EventType::tick:
      return "time passes";
    case EventType::content_changed:
      return "the help has changed";
  }
  return "";
}

std::string event_line(const Event& event) {
  return event_line(event, [](std::string_view text) { return std::string(text); });
}

}  // namespace waypost::cli
