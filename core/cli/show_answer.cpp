#include "show_answer.h"

#include <cstddef>

#include "content/model.h"
#include "session/lookup_map.h"

namespace waypost::cli {
namespace {

std::string show(const Lookup& lookup, const Event& event) {
  const session::LookupAnswer answer = session::read_lookup(lookup, event.status, event.body);
  std::string out = "  [" + lookup.id + ": ";
  if (answer.way == session::LookupWay::found) return out + "found]\n";
  if (answer.way == session::LookupWay::not_found) return out + "not found]\n";
  out += answer.way == session::LookupWay::unknown ? "unknown, " : "failed, ";
  if (event.status == 0) return out + "no answer came]\n";
  for (const LookupField& field : lookup.fields) {
    if (field.name != answer.wrong) continue;
    constexpr std::string_view kTypes[] = {"text", "number", "boolean", "date", "list"};
    return out + "\"" + field.name + "\" wants a " +
           std::string(kTypes[static_cast<std::size_t>(field.type)]) + " at " + field.pointer +
           "]\n";
  }
  if (event.status < 200 || event.status > 299) {
    return out + "status " + std::to_string(event.status) + "]\n";
  }
  return out + "the body is no JSON object of at most 64 KB]\n";
}

}  // namespace

std::string show_answer(const Content& content, std::string_view id, const Event& event) {
  for (const Lookup& lookup : content.model().lookups) {
    if (lookup.id == id) return show(lookup, event);
  }
  return "";
}

}  // namespace waypost::cli
