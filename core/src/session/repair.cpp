// Snapshots as they come.
#include "session/repair.h"

#include <algorithm>
#include <utility>

#include "content/model.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/offers.h"
#include "session/outdated.h"
#include "session/place.h"
#include "session/private_answers.h"
#include "session/world.h"

namespace waypost::session {
namespace {

constexpr std::uint32_t kMaxMisses = 1000;
constexpr std::uint32_t kMaxTurn = 0xffff0000;
constexpr std::uint64_t kMaxSeq =
    10'000'000;  // no session has more events; a forged one would make all stale
constexpr std::size_t kMaxEffectIdBytes = 32;

// Where the flow goes back to. One call that is no more leads nowhere: the flow ends where it ends.
std::vector<std::string> calls_of(const Model& model, const Place& place) {
  const bool all =
      place.calls.size() <= kMostCalls &&
      std::all_of(place.calls.begin(), place.calls.end(),
                  [&](const std::string& call) { return find_call(model, call).step != nullptr; });
  return all ? place.calls : std::vector<std::string>{};
}

// Only what a place of this kind has: anything else in a stored place is noise.
Place only_own_fields(const Model& model, const Place& place) {
  Place out = place_of(place.kind);
  const auto keep_begun = [&] {
    // One that is no more leads home.
    if (!place.flow.empty()) out.begun = clean(place.begun, kMaxKnownBytes);
  };
  switch (place.kind) {
    case PlaceKind::article:
      out.article = place.article;
      break;
    case PlaceKind::articles:
      out.category = place.category;
      break;
    case PlaceKind::matches:
      out.options = place.options;
      if (out.options.size() > kMaxMatchesOffered) out.options.resize(kMaxMatchesOffered);
      [[fallthrough]];
    case PlaceKind::input:
    case PlaceKind::menu:
    case PlaceKind::lookup:
    case PlaceKind::confirm:
      out.flow = place.flow;
      if (!place.flow.empty()) out.step = place.step;
      if (!place.flow.empty()) out.calls = calls_of(model, place);
      keep_begun();
      break;
    case PlaceKind::ended:
      out.flow = place.flow;
      if (find_step(model, place.flow, place.step).step != nullptr) out.step = place.step;
      keep_begun();
      break;
    default:
      break;
  }
  return out;
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> allowed) {
  return std::find(allowed.begin(), allowed.end(), text) != allowed.end();
}

Handover repair_handover(const Handover& from) {
  const bool waits = is_one_of(from.state, {"checking", "delivering"});
  const bool sent = is_one_of(from.state, {"delivering", "failed", "delivered", "ended"});
  const bool known = waits || sent || from.state == "message";
  if (!known || from.id.empty() || from.id.size() > kMaxEventIdBytes) return {};
  if (sent && !is_one_of(from.mode, {"chat", "message"})) return {};
  if (waits && (from.effect.empty() || from.effect.size() > kMaxEffectIdBytes)) return {};
  Handover handover;
  handover.id = clean(from.id, kMaxEventIdBytes);
  handover.reason = clean(from.reason, kMaxNoteBytes);
  handover.department = from.department;
  handover.reference = clean(from.reference, kMaxNoteBytes);
  handover.priority = clean(from.priority, kMaxNoteBytes);
  handover.sla = from.sla;
  handover.message = clean(from.message, kMaxQuestionBytes, true);
  handover.tags = from.tags;
  handover.fields = from.fields;
  trim_handover(handover);
  handover.state = from.state;
  if (sent) handover.mode = from.mode;
  if (waits) handover.effect = from.effect;
  return handover;
}

void repair_back(const Model& model, Snapshot& snapshot) {
  for (Place& place : snapshot.back) place = only_own_fields(model, place);
  std::erase_if(snapshot.back, [&](const Place& place) {
    return place.kind == PlaceKind::none || !is_valid(model, snapshot, place);
  });
}

// To the latest question that the flow has asked at this step or above it. Answers stay.
void lead_back(const Model& model, std::uint32_t last, Snapshot& snapshot) {
  std::vector<Place>& back = snapshot.back;
  for (std::size_t i = back.size(); i-- > 0;) {
    const bool asks = back[i].kind == PlaceKind::input || back[i].kind == PlaceKind::menu;
    if (!asks || back[i].flow != snapshot.place.flow ||
        find_step(model, back[i].flow, back[i].step).index > last) {
      continue;
    }
    snapshot.place = std::move(back[i]);
    back.resize(i);
    return;
  }
  if (find_flow(model, snapshot.place.flow) == nullptr) {
    snapshot.place = place_of(PlaceKind::home);
  } else {
    snapshot.place.kind = PlaceKind::none;
  }
}

void repair_texts(const Model& model, Snapshot& snapshot) {
  snapshot.question = clean(snapshot.question, kMaxQuestionBytes, true);
  const bool is_known =
      std::any_of(model.intents.begin(), model.intents.end(),
                  [&](const Article& intent) { return intent.id == snapshot.intent; });
  if (!is_known) snapshot.intent.clear();
  std::map<std::string, std::string> known;
  for (const auto& [kind, value] : snapshot.known) {
    if (is_one_of(kind, {"email", "name", "order", "phone"}))
      known.emplace(kind, clean(value, kMaxKnownBytes));
  }
  snapshot.known = std::move(known);
  snapshot.misses = std::min(snapshot.misses, kMaxMisses);
  const bool may_wait =
      looks_up(model, snapshot.place) && snapshot.waiting.size() <= kMaxEffectIdBytes;
  if (!may_wait) snapshot.waiting.clear();
  if (snapshot.asked > snapshot.turn) snapshot.asked = 0;
}

}  // namespace

Repaired repair(const Content& content, const Snapshot& snapshot, const Event& event) {
  if (snapshot.format != kSnapshotFormat || snapshot.turn > kMaxTurn || snapshot.seq > kMaxSeq)
    return {};
  Repaired out{snapshot,
               snapshot.content != content.hash() && snapshot.place.kind != PlaceKind::none, false};
  Snapshot& fixed = out.snapshot;
  // Private answers do not live longer than the page.
  if (event.type == EventType::resume) fixed.private_answers = {};
  reveal_private(fixed);
  fixed.handover = repair_handover(snapshot.handover);
  trim_variables(fixed.vars);
  fixed.place = only_own_fields(content.model(), fixed.place);
  // An action that goes on is asked for again with what it was asked for.
  const bool keeps_all = !out.other_content || waits_for_action(content.model(), fixed);
  const std::uint32_t outdated = keeps_all ? kNowhere : drop_outdated(content.model(), fixed);
  repair_world(content.model(), fixed);
  show_world(content.model(), event.at, fixed);
  repair_back(content.model(), fixed);
  const bool is_there = is_valid(content.model(), fixed, fixed.place);
  if (!is_there || (outdated != kNowhere && stays_open(fixed.place))) {
    out.lost_place = true;
    lead_back(content.model(), outdated, fixed);
    fixed.asked = 0;
  }
  repair_texts(content.model(), fixed);
  keep_limits(fixed);
  return out;
}

}  // namespace waypost::session
