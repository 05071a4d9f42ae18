// What a step shows beside words.
#include "session/shown.h"

#include <utility>

#include "flow/address.h"
#include "flow/dates.h"
#include "flow/expression.h"
#include "flow/template.h"
#include "flow/value.h"

namespace waypost::session {
namespace {

void add_media(const MediaDraft& draft, const Variables& vars, Effect& say) {
  Media media;
  media.kind = draft.kind;
  media.src = expand_address(draft.src, vars);
  media.title = expand(draft.title, vars);
  media.price = expand(draft.price, vars);
  media.link = expand_address(draft.link, vars);
  const bool is_card = media.kind == Media::Kind::card;
  const std::string& needed = media.kind == Media::Kind::link ? media.link : media.src;
  if (is_card ? !media.title.empty() : !needed.empty()) say.media.push_back(std::move(media));
}

// By the day as it is written; nothing does while the shop's day is not known.
bool lies_ahead(std::string_view when, const Variables& vars) {
  const Value* today = find_value(vars, {std::string(kToday)});
  return today != nullptr && day_number(when) > day_number(value_text(*today));
}

void add_milestone(const MilestoneDraft& draft, const Variables& vars, Effect& say) {
  if (draft.when != nullptr && !expr::holds(*draft.when, vars)) return;
  Milestone milestone;
  milestone.label = expand(draft.label, vars);
  milestone.when = expand_text(draft.at, vars);
  const bool is_done = draft.done != nullptr && expr::holds(*draft.done, vars);
  // The first that is not done is what happens now, unless its day is still to come: then nothing
  // is, for what stands behind it comes later still.
  bool is_now = !lies_ahead(milestone.when, vars);
  for (const Milestone& earlier : say.timeline)
    is_now = is_now && earlier.state == Milestone::State::done;
  milestone.state = is_done  ? Milestone::State::done
                    : is_now ? Milestone::State::now
                             : Milestone::State::expected;
  say.timeline.push_back(std::move(milestone));
}

void add_timeline(const Step& step, const Variables& vars, Effect& say) {
  if (step.from.list.empty()) {
    for (const MilestoneDraft& one : step.milestones) add_milestone(one, vars, say);
    return;
  }
  const Value* value = find_value(vars, step.from.list);
  const auto* list = value == nullptr ? nullptr : std::get_if<List>(value);
  if (list == nullptr || step.milestones.empty()) return;
  Variables scope = vars;
  for (const Value& item : *list) {
    scope.insert_or_assign("item", item);
    add_milestone(step.milestones.front(), scope, say);
  }
}

}  // namespace

void show_step(Turn& turn, const StepRef& at) {
  const Variables& vars = turn.state().vars;
  Effect said;
  said.parts = expand(at.step->text, vars);
  for (const MediaDraft& media : at.step->media) add_media(media, vars, said);
  add_timeline(*at.step, vars, said);
  if (said.parts.empty() && said.media.empty() && said.timeline.empty()) return;
  Effect& effect = turn.show(at.flow->id, at.step->id);
  effect.parts = std::move(said.parts);
  effect.media = std::move(said.media);
  effect.timeline = std::move(said.timeline);
}

}  // namespace waypost::session
