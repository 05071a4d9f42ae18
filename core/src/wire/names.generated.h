// The names of enum values in JSON. Generated from
// core/schema/names.json by core/tools/gen_names.mjs; do not edit.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "waypost/matcher.h"
#include "waypost/session.h"
#include "waypost/status.h"

namespace waypost::wire {

// clang-format off
inline constexpr std::string_view kEventTypeNames[] = {
    "open", "resume", "query", "pick", "select", "submit", "back", "restart", "person",
    "lookup_done", "handover_done", "zones", "tick", "content_changed",
};
constexpr std::span<const std::string_view> names_of(EventType) { return kEventTypeNames; }
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::open)] == "open");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::resume)] == "resume");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::query)] == "query");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::pick)] == "pick");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::select)] == "select");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::submit)] == "submit");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::back)] == "back");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::restart)] == "restart");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::person)] == "person");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::lookup_done)] == "lookup_done");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::handover_done)] == "handover_done");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::zones)] == "zones");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::tick)] == "tick");
static_assert(kEventTypeNames[static_cast<std::size_t>(EventType::content_changed)] == "content_changed");

inline constexpr std::string_view kEffectTypeNames[] = {
    "say", "offer", "form", "show", "load", "lookup", "handover", "track", "persist", "stale",
};
constexpr std::span<const std::string_view> names_of(EffectType) { return kEffectTypeNames; }
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::say)] == "say");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::offer)] == "offer");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::form)] == "form");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::show)] == "show");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::load)] == "load");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::lookup)] == "lookup");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::handover)] == "handover");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::track)] == "track");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::persist)] == "persist");
static_assert(kEffectTypeNames[static_cast<std::size_t>(EffectType::stale)] == "stale");

inline constexpr std::string_view kHandoverResultNames[] = {
    "available", "unavailable", "delivered", "failed", "ended",
};
constexpr std::span<const std::string_view> names_of(HandoverResult) { return kHandoverResultNames; }
static_assert(kHandoverResultNames[static_cast<std::size_t>(HandoverResult::available)] == "available");
static_assert(kHandoverResultNames[static_cast<std::size_t>(HandoverResult::unavailable)] == "unavailable");
static_assert(kHandoverResultNames[static_cast<std::size_t>(HandoverResult::delivered)] == "delivered");
static_assert(kHandoverResultNames[static_cast<std::size_t>(HandoverResult::failed)] == "failed");
static_assert(kHandoverResultNames[static_cast<std::size_t>(HandoverResult::ended)] == "ended");

inline constexpr std::string_view kOfferKindNames[] = {
    "home", "menu", "matches", "articles", "helpful", "lost", "ended", "retry", "confirm", "survey",
};
constexpr std::span<const std::string_view> names_of(OfferKind) { return kOfferKindNames; }
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::home)] == "home");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::menu)] == "menu");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::matches)] == "matches");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::articles)] == "articles");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::helpful)] == "helpful");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::lost)] == "lost");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::ended)] == "ended");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::retry)] == "retry");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::confirm)] == "confirm");
static_assert(kOfferKindNames[static_cast<std::size_t>(OfferKind::survey)] == "survey");

inline constexpr std::string_view kMediaKindNames[] = {
    "picture", "video", "card", "link",
};
constexpr std::span<const std::string_view> names_of(Media::Kind) { return kMediaKindNames; }
static_assert(kMediaKindNames[static_cast<std::size_t>(Media::Kind::picture)] == "picture");
static_assert(kMediaKindNames[static_cast<std::size_t>(Media::Kind::video)] == "video");
static_assert(kMediaKindNames[static_cast<std::size_t>(Media::Kind::card)] == "card");
static_assert(kMediaKindNames[static_cast<std::size_t>(Media::Kind::link)] == "link");

inline constexpr std::string_view kMilestoneStateNames[] = {
    "done", "now", "expected",
};
constexpr std::span<const std::string_view> names_of(Milestone::State) { return kMilestoneStateNames; }
static_assert(kMilestoneStateNames[static_cast<std::size_t>(Milestone::State::done)] == "done");
static_assert(kMilestoneStateNames[static_cast<std::size_t>(Milestone::State::now)] == "now");
static_assert(kMilestoneStateNames[static_cast<std::size_t>(Milestone::State::expected)] == "expected");

inline constexpr std::string_view kPartKindNames[] = {
    "text", "number", "date", "time",
};
constexpr std::span<const std::string_view> names_of(Part::Kind) { return kPartKindNames; }
static_assert(kPartKindNames[static_cast<std::size_t>(Part::Kind::text)] == "text");
static_assert(kPartKindNames[static_cast<std::size_t>(Part::Kind::number)] == "number");
static_assert(kPartKindNames[static_cast<std::size_t>(Part::Kind::date)] == "date");
static_assert(kPartKindNames[static_cast<std::size_t>(Part::Kind::time)] == "time");

inline constexpr std::string_view kFormKindNames[] = {
    "input", "message",
};
constexpr std::span<const std::string_view> names_of(FormKind) { return kFormKindNames; }
static_assert(kFormKindNames[static_cast<std::size_t>(FormKind::input)] == "input");
static_assert(kFormKindNames[static_cast<std::size_t>(FormKind::message)] == "message");

inline constexpr std::string_view kFieldTypeNames[] = {
    "text", "email", "phone", "order", "number", "date", "url", "choice", "choices", "rating",
    "file", "message",
};
constexpr std::span<const std::string_view> names_of(FieldType) { return kFieldTypeNames; }
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::text)] == "text");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::email)] == "email");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::phone)] == "phone");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::order)] == "order");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::number)] == "number");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::date)] == "date");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::url)] == "url");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::choice)] == "choice");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::choices)] == "choices");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::rating)] == "rating");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::file)] == "file");
static_assert(kFieldTypeNames[static_cast<std::size_t>(FieldType::message)] == "message");

inline constexpr std::string_view kPlaceKindNames[] = {
    "none", "home", "article", "matches", "articles", "lost", "ended", "input", "menu", "lookup",
    "confirm", "checking", "message", "delivering", "handed",
};
constexpr std::span<const std::string_view> names_of(PlaceKind) { return kPlaceKindNames; }
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::none)] == "none");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::home)] == "home");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::article)] == "article");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::matches)] == "matches");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::articles)] == "articles");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::lost)] == "lost");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::ended)] == "ended");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::input)] == "input");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::menu)] == "menu");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::lookup)] == "lookup");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::confirm)] == "confirm");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::checking)] == "checking");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::message)] == "message");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::delivering)] == "delivering");
static_assert(kPlaceKindNames[static_cast<std::size_t>(PlaceKind::handed)] == "handed");

inline constexpr std::string_view kTargetKindNames[] = {
    "article", "flow", "category",
};
constexpr std::span<const std::string_view> names_of(Target::Kind) { return kTargetKindNames; }
static_assert(kTargetKindNames[static_cast<std::size_t>(Target::Kind::article)] == "article");
static_assert(kTargetKindNames[static_cast<std::size_t>(Target::Kind::flow)] == "flow");
static_assert(kTargetKindNames[static_cast<std::size_t>(Target::Kind::category)] == "category");

inline constexpr std::string_view kEntityKindNames[] = {
    "email", "order",
};
constexpr std::span<const std::string_view> names_of(Entity::Kind) { return kEntityKindNames; }
static_assert(kEntityKindNames[static_cast<std::size_t>(Entity::Kind::email)] == "email");
static_assert(kEntityKindNames[static_cast<std::size_t>(Entity::Kind::order)] == "order");

inline constexpr std::string_view kDecisionNames[] = {
    "answer", "choose", "none",
};
constexpr std::span<const std::string_view> names_of(Decision) { return kDecisionNames; }
static_assert(kDecisionNames[static_cast<std::size_t>(Decision::answer)] == "answer");
static_assert(kDecisionNames[static_cast<std::size_t>(Decision::choose)] == "choose");
static_assert(kDecisionNames[static_cast<std::size_t>(Decision::none)] == "none");

inline constexpr std::string_view kSeverityNames[] = {
    "error", "warning", "note",
};
constexpr std::span<const std::string_view> names_of(Severity) { return kSeverityNames; }
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::error)] == "error");
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::warning)] == "warning");
static_assert(kSeverityNames[static_cast<std::size_t>(Severity::note)] == "note");

inline constexpr std::string_view kCodeNames[] = {
    "utf8", "too_large", "syntax", "too_deep", "wrong_type", "missing_key", "unknown_key",
    "duplicate_key", "duplicate_id", "duplicate_phrasing", "bad_id", "bad_version", "bad_locale",
    "bad_value", "empty_text", "text_too_long", "unknown_category", "unknown_article",
    "unknown_flow", "unknown_step", "unknown_lookup", "unknown_variable", "bad_expression",
    "bad_pattern", "bad_url", "bad_time", "unreachable_step", "endless_loop", "too_many_steps",
    "untranslated", "unknown_text", "base_mismatch", "bad_pack", "dead_case", "missing_plural",
    "never_reached", "no_way_out", "unset_variable", "empty_menu", "unconfirmed_action",
    "no_unknown", "no_failed_way", "too_many_clicks", "other_hours", "too_many_calls",
    "uncovered_case", "told_as_done", "disabled_flow", "duplicate_label", "unknown_department",
    "private_use", "untranslatable",
};
constexpr std::span<const std::string_view> names_of(Code) { return kCodeNames; }
static_assert(kCodeNames[static_cast<std::size_t>(Code::utf8)] == "utf8");
static_assert(kCodeNames[static_cast<std::size_t>(Code::too_large)] == "too_large");
static_assert(kCodeNames[static_cast<std::size_t>(Code::syntax)] == "syntax");
static_assert(kCodeNames[static_cast<std::size_t>(Code::too_deep)] == "too_deep");
static_assert(kCodeNames[static_cast<std::size_t>(Code::wrong_type)] == "wrong_type");
static_assert(kCodeNames[static_cast<std::size_t>(Code::missing_key)] == "missing_key");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_key)] == "unknown_key");
static_assert(kCodeNames[static_cast<std::size_t>(Code::duplicate_key)] == "duplicate_key");
static_assert(kCodeNames[static_cast<std::size_t>(Code::duplicate_id)] == "duplicate_id");
static_assert(kCodeNames[static_cast<std::size_t>(Code::duplicate_phrasing)] == "duplicate_phrasing");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_id)] == "bad_id");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_version)] == "bad_version");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_locale)] == "bad_locale");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_value)] == "bad_value");
static_assert(kCodeNames[static_cast<std::size_t>(Code::empty_text)] == "empty_text");
static_assert(kCodeNames[static_cast<std::size_t>(Code::text_too_long)] == "text_too_long");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_category)] == "unknown_category");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_article)] == "unknown_article");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_flow)] == "unknown_flow");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_step)] == "unknown_step");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_lookup)] == "unknown_lookup");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_variable)] == "unknown_variable");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_expression)] == "bad_expression");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_pattern)] == "bad_pattern");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_url)] == "bad_url");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_time)] == "bad_time");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unreachable_step)] == "unreachable_step");
static_assert(kCodeNames[static_cast<std::size_t>(Code::endless_loop)] == "endless_loop");
static_assert(kCodeNames[static_cast<std::size_t>(Code::too_many_steps)] == "too_many_steps");
static_assert(kCodeNames[static_cast<std::size_t>(Code::untranslated)] == "untranslated");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_text)] == "unknown_text");
static_assert(kCodeNames[static_cast<std::size_t>(Code::base_mismatch)] == "base_mismatch");
static_assert(kCodeNames[static_cast<std::size_t>(Code::bad_pack)] == "bad_pack");
static_assert(kCodeNames[static_cast<std::size_t>(Code::dead_case)] == "dead_case");
static_assert(kCodeNames[static_cast<std::size_t>(Code::missing_plural)] == "missing_plural");
static_assert(kCodeNames[static_cast<std::size_t>(Code::never_reached)] == "never_reached");
static_assert(kCodeNames[static_cast<std::size_t>(Code::no_way_out)] == "no_way_out");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unset_variable)] == "unset_variable");
static_assert(kCodeNames[static_cast<std::size_t>(Code::empty_menu)] == "empty_menu");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unconfirmed_action)] == "unconfirmed_action");
static_assert(kCodeNames[static_cast<std::size_t>(Code::no_unknown)] == "no_unknown");
static_assert(kCodeNames[static_cast<std::size_t>(Code::no_failed_way)] == "no_failed_way");
static_assert(kCodeNames[static_cast<std::size_t>(Code::too_many_clicks)] == "too_many_clicks");
static_assert(kCodeNames[static_cast<std::size_t>(Code::other_hours)] == "other_hours");
static_assert(kCodeNames[static_cast<std::size_t>(Code::too_many_calls)] == "too_many_calls");
static_assert(kCodeNames[static_cast<std::size_t>(Code::uncovered_case)] == "uncovered_case");
static_assert(kCodeNames[static_cast<std::size_t>(Code::told_as_done)] == "told_as_done");
static_assert(kCodeNames[static_cast<std::size_t>(Code::disabled_flow)] == "disabled_flow");
static_assert(kCodeNames[static_cast<std::size_t>(Code::duplicate_label)] == "duplicate_label");
static_assert(kCodeNames[static_cast<std::size_t>(Code::unknown_department)] == "unknown_department");
static_assert(kCodeNames[static_cast<std::size_t>(Code::private_use)] == "private_use");
static_assert(kCodeNames[static_cast<std::size_t>(Code::untranslatable)] == "untranslatable");
// clang-format on

}  // namespace waypost::wire
