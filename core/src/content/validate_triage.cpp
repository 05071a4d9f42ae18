// Which handover goes where, how urgent it is, and what it is sorted by.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "content/build.h"
#include "flow/expression.h"

namespace waypost::content {
namespace {

constexpr std::string_view kPriorities[] = {"normal", "low", "high", "urgent"};
constexpr std::size_t kMostTags = 20;
constexpr std::size_t kMostEntries = 50;
constexpr Key kTriageKeys[] = {{"when", Kind::text, Need::vital},
                               {"department", Kind::title},
                               {"priority", Kind::title},
                               {"tags", Kind::list},
                               {"sla", Kind::title}};

// What is known of the handover itself; no flow sets it.
bool is_own(const Path& path) {
  constexpr std::string_view kOwn[] = {"intent", "locale", "misses", "reason"};
  return path.size() == 1 && std::find(std::begin(kOwn), std::end(kOwn), path[0]) != std::end(kOwn);
}

Condition read_when(Build& build, json::Value source) {
  Condition expression = parse_expression(build, source);
  if (expression == nullptr) return nullptr;
  std::vector<Path> paths = expr::paths(*expression);
  std::erase_if(paths, is_own);
  build.texts.uses(source, std::move(paths));
  return expression;
}

}  // namespace

std::string_view read_priority(Report& report, json::Value source) {
  const std::size_t priority = read_choice(report, source, kPriorities);
  return source && priority < std::size(kPriorities) ? kPriorities[priority] : std::string_view();
}

std::vector<std::string> read_tags(Report& report, json::Value source) {
  std::vector<std::string> tags;
  for (const json::Value tag : read_texts(report, source, "tags", Kind::title))
    tags.emplace_back(tag.text());
  if (tags.size() > kMostTags) report.breaks(Code::bad_value, source, {tags.size(), "at most 20"});
  return tags;
}

// An entry with a fault is left out: half of it would send people to the wrong place.
void read_triage(Build& build, json::Value list) {
  std::vector<Triage>& triage = build.draft.model.triage;
  if (list.size() > kMostEntries)
    build.report.drops(Code::bad_value, list, {list.size(), "at most 50"});
  for (const json::Value source : list.items()) {
    if (triage.size() == kMostEntries) return;
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kTriageKeys);
    Triage entry;
    entry.when = read_when(build, fields["when"]);
    entry.department = fields["department"].text();
    entry.priority = read_priority(build.report, fields["priority"]);
    entry.sla = fields["sla"].text();
    entry.tags = read_tags(build.report, fields["tags"]);
    if (build.report.broken() == broken) triage.push_back(std::move(entry));
  }
}

}  // namespace waypost::content
