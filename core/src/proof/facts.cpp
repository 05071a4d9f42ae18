#include "proof/facts.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>

#include "flow/dates.h"

namespace waypost::proof {
namespace {

constexpr std::int32_t kDayMinutes = 24 * 60;
constexpr std::string_view kSomeTime = "2026-06-15T10:00:00Z";

std::int32_t open_minutes(const Hours& hours) {
  std::int32_t out = 0;
  for (const auto& day : hours.week) {
    for (const auto& [from, to] : day) out += to - from;
  }
  return out;
}

}  // namespace

std::string written_path(const Path& path) {
  const bool is_open = path.size() > 1 && path[0] == "hours" && path[1] == "open";
  if (!is_open) return path_text(path);
  return "hours.open(" + (path.size() > 2 ? "\"" + path[2] + "\"" : "") + ")";
}

Facts::Facts(const Model& model) : model_(model) {
  const auto note = [&](const std::string& name) {
    hides_hours_ = hides_hours_ || name == "hours";
    hides_agents_ = hides_agents_ || name == "agents";
  };
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      note(step.variable);
      note(step.from.into);
      for (const Input& input : step.inputs) {
        note(input.variable);
        note(input.from.into);
      }
      for (const auto& [name, value] : step.values) {
        if (step.kind == StepKind::call) note(name);
      }
    }
  }
}

bool Facts::has(const Path& path) const {
  if (path[0] == kToday) return path.size() == 1;
  if (path.size() < 2) return false;
  if (path[0] == "agents") return !hides_agents_ && path.size() == 2 && path[1] == "available";
  const bool is_hours = path[1] == "open" || path[1] == "next_open" || path[1] == "next_close";
  return path[0] == "hours" && !hides_hours_ && is_hours;
}

// Without hours in the file, or with others than these, nobody knows.
std::vector<Value> Facts::openings(const Path& path) const {
  const Hours* hours = path.size() == 2 && !model_.hours.zone.empty() ? &model_.hours : nullptr;
  for (const auto& [name, own] : model_.departments) {
    if (path.size() > 2 && path[2] == name) hours = &own;
  }
  if (hours == nullptr) return {Missing{}};
  const std::int32_t minutes = open_minutes(*hours);
  std::vector<Value> out;
  if (path[1] != "open") {
    // Within a year a shop opens and closes, but for one that never does, or always but for days.
    const bool changes = minutes > 0 && minutes < 7 * kDayMinutes;
    if (!changes) out.emplace_back(Missing{});
    if (changes || (minutes > 0 && !hours->closures.empty()))
      out.emplace_back(std::string(kSomeTime));
    return out;
  }
  if (minutes > 0) out.emplace_back(true);
  if (minutes < 7 * kDayMinutes || !hours->closures.empty()) out.emplace_back(false);
  return out;
}

std::vector<Value> Facts::values(const Path& path, const std::vector<std::string>& days) const {
  if (path[0] == "agents") return {Missing{}, true, false};
  if (path[0] == "hours") return openings(path);
  std::set<std::string> out = {"2026-06-15"};
  for (const std::string& day : days) {
    const auto number = day_number(day);
    if (!number) continue;
    for (const int step : {-1, 0, 1}) {
      if (const auto near = day_text(*number + step)) out.insert(*near);
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace waypost::proof
