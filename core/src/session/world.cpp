// What flows may read of the world.
#include "session/world.h"

#include <algorithm>
#include <string>
#include <utility>

#include "flow/dates.h"
#include "flow/value.h"
#include "session/hours.h"

namespace waypost::session {
namespace {

constexpr std::int64_t kMinutesOfDay = 24 * 60;
constexpr std::int32_t kMostOffset = 24 * 60;
constexpr std::int64_t kFarthest = 1'000'000'000'000'000;  // ms; no clock shows it

const Offsets* offsets_of(const Snapshot& snapshot, const std::string& zone) {
  const auto found = snapshot.zones.find(zone);
  return found == snapshot.zones.end() ? nullptr : &found->second;
}

bool is_sound(const Offsets& offsets) {
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const auto& [from, offset] = offsets[i];
    const bool ascends = i == 0 || offsets[i - 1].first < from;
    if (!ascends || from < -kFarthest || from > kFarthest || offset < -kMostOffset ||
        offset > kMostOffset) {
      return false;
    }
  }
  return !offsets.empty();
}

void know(Snapshot& snapshot, std::string_view path, std::string_view behind, Value value) {
  std::string name(path);
  name += behind;
  snapshot.vars.world.insert_or_assign(std::move(name), std::move(value));
}

void show_hours(const Hours& hours, const std::string& behind, std::int64_t at,
                Snapshot& snapshot) {
  const Offsets* offsets = offsets_of(snapshot, hours.zone);
  if (offsets == nullptr) return;
  const auto opening = opening_at(hours, *offsets, at);
  if (!opening) return;
  know(snapshot, "hours.open", behind, opening->is_open);
  if (opening->next_open) know(snapshot, "hours.next_open", behind, time_text(*opening->next_open));
  if (opening->next_close)
    know(snapshot, "hours.next_close", behind, time_text(*opening->next_close));
}

}  // namespace

bool learn_world(const Model& model, const Event& event, Snapshot& snapshot) {
  const Zones before = snapshot.zones;
  for (const auto& [zone, brought] : event.zones) {
    // What is over by now but for the last does not count any more.
    auto first = brought.begin();
    while (first != brought.end() && first + 1 != brought.end() && first[1].first <= event.at)
      ++first;
    Offsets& kept = snapshot.zones[zone];
    kept.assign(first, brought.end());
    if (kept.size() > kMostZoneChanges) kept.resize(kMostZoneChanges);
  }
  if (!event.zones.empty()) repair_world(model, snapshot);
  const bool looked = event.type == EventType::handover_done;
  if (looked && event.result == HandoverResult::available) snapshot.agents = "available";
  if (looked && event.result == HandoverResult::unavailable) snapshot.agents = "unavailable";
  return snapshot.zones != before;
}

void repair_world(const Model& model, Snapshot& snapshot) {
  if (snapshot.agents != "available" && snapshot.agents != "unavailable") snapshot.agents.clear();
  for (auto zone = snapshot.zones.begin(); zone != snapshot.zones.end();) {
    const bool is_ours =
        std::find(model.zones.begin(), model.zones.end(), zone->first) != model.zones.end();
    const bool stays = is_ours && is_sound(zone->second) && zone->second.size() <= kMostZoneChanges;
    zone = stays ? std::next(zone) : snapshot.zones.erase(zone);
  }
}

void show_world(const Model& model, std::int64_t at, Snapshot& snapshot) {
  snapshot.vars.world.clear();
  if (!snapshot.agents.empty())
    know(snapshot, "agents.available", "", snapshot.agents == "available");
  if (at < -kFarthest || at > kFarthest) return;
  const Offsets utc = {{-kFarthest, 0}};
  const bool has_hours = !model.hours.zone.empty();
  const Offsets* offsets = has_hours ? offsets_of(snapshot, model.hours.zone) : &utc;
  const auto local = offsets == nullptr ? std::nullopt : local_minutes(*offsets, at);
  if (local) {
    const std::int64_t early = *local % kMinutesOfDay < 0 ? 1 : 0;
    if (auto day = day_text(*local / kMinutesOfDay - early))
      know(snapshot, kToday, "", std::move(*day));
  }
  if (!has_hours) return;
  show_hours(model.hours, "", at, snapshot);
  for (const auto& [name, hours] : model.departments) show_hours(hours, "." + name, at, snapshot);
}

}  // namespace waypost::session
