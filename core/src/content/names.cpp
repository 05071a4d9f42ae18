#include "content/names.h"

namespace waypost::content {

bool Names::add(Report& report, json::Value id) {
  const auto [entry, added] = entries_.try_emplace(std::string(id.text()), Entry{id});
  if (!added) report.breaks(Code::duplicate_id, id, {id.text(), entry->second.where});
  return added;
}

std::uint32_t Names::index(std::string_view id) const {
  const auto entry = entries_.find(id);
  return entry == entries_.end() ? kNowhere : entry->second.index;
}

std::uint32_t Names::resolve(Report& report, Code code, json::Value reference) const {
  const std::string id(reference.text());
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) {
    report.drops(code, reference, {id, nearest(report, id)});
    return kNowhere;
  }
  if (entry->second.index == kNowhere) report.drops(code, reference, {id, "", entry->second.where});
  return entry->second.index;
}

std::string Names::nearest(Report& report, std::string_view id) const {
  if (!report.may_search()) return "";
  std::vector<std::string_view> ids;
  ids.reserve(entries_.size());
  for (const auto& [known, entry] : entries_) ids.push_back(known);
  return report.nearest(id, ids);
}

}  // namespace waypost::content
