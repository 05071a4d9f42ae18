// Reads a session's log once, front to back.
#include "session/log_reader.h"

#include <algorithm>
#include <utility>

#include "flow/template.h"
#include "flow/value.h"
#include "session/find.h"
#include "session/inputs.h"
#include "session/limits.h"
#include "session/lookup_map.h"
#include "session/plain_line.h"

namespace waypost::session {
namespace {

bool is_stale(const LogEntry& entry) {
  return std::any_of(entry.effects.begin(), entry.effects.end(),
                     [](const Effect& effect) { return effect.type == EffectType::stale; });
}

// A form that comes back with an error was not accepted.
bool was_refused(const LogEntry& entry) {
  return std::any_of(entry.effects.begin(), entry.effects.end(), [](const Effect& effect) {
    return std::any_of(effect.fields.begin(), effect.fields.end(),
                       [](const FormField& field) { return !field.error.empty(); });
  });
}

// What was chosen could not be chosen any more: nothing came of it.
bool came_too_late(const LogEntry& entry) {
  return !entry.effects.empty() && entry.effects.front().message == "choices_changed";
}

const OfferedOption* find_option(const Effect& offer, const Event& event) {
  if (offer.turn != event.turn) return nullptr;
  for (const auto* list : {&offer.options, &offer.popular}) {
    for (const OfferedOption& option : *list) {
      if (option.id == event.option) return &option;
    }
  }
  return nullptr;
}

std::string typed(const Event& event, const std::string& name) {
  const auto found = event.fields.find(name);
  return found == event.fields.end() ? "" : found->second;
}

std::string_view way_name(LookupWay way) {
  switch (way) {
    case LookupWay::found:
      return "found";
    case LookupWay::not_found:
      return "not_found";
    case LookupWay::failed:
      return "failed";
    case LookupWay::unknown:
      return "unknown";
  }
  return "";
}

const Input* find_input(const StepRef& at, std::string_view name) {
  if (at.step == nullptr) return nullptr;
  for (const Input& input : at.step->inputs) {
    if (input.variable == name) return &input;
  }
  return nullptr;
}

// As the session stored it, and as the visitor saw it: what was chosen by its label; as typed when
// the step is gone.
std::string stored_text(const Model& model, const StepRef& at, const FormField& field,
                        const std::string& text) {
  const Input* input = find_input(at, field.name);
  if (input == nullptr) return text;
  const Checked checked = check_input(*input, text, {model.locale, "", field.options});
  if (!checked.error.empty()) return text;
  const auto* list = std::get_if<List>(&checked.value);
  std::string out;
  for (const Value& one : list == nullptr ? List{checked.value} : *list)
    out += (out.empty() ? "" : ", ") + seen_text(one, field.options);
  return out;
}

}  // namespace

void LogReader::read(const LogEntry& entry) {
  if (is_stale(entry)) return;
  if (entry.event.id == record_.id || record_.created_at == 0) record_.created_at = entry.event.at;
  read_event(entry);
  for (const Effect& effect : entry.effects) read_effect(entry.event, effect);
}

void LogReader::read_event(const LogEntry& entry) {
  const Event& event = entry.event;
  switch (event.type) {
    case EventType::open:
      record_.context = event.context;
      return;
    case EventType::query:
      return read_query(entry);
    case EventType::pick:
      return read_pick(event);
    case EventType::select:
      return read_select(entry);
    case EventType::submit:
      return read_submit(entry);
    case EventType::lookup_done:
      return read_lookup_done(event);
    case EventType::back:
      utter(event, "visitor", "").option = "back";
      return;
    case EventType::restart:
      utter(event, "visitor", "").option = "restart";
      return;
    case EventType::person:
      utter(event, "visitor", "").option = "person";
      return;
    default:
      return;
  }
}

// At a private step nothing typed is repeated, also what was answered as a question. What was taken
// as the step's answer is a secret like one typed into its form.
void LogReader::read_query(const LogEntry& entry) {
  utter(entry.event, "visitor", place_.is_private() ? std::string(kMasked) : entry.event.text);
  const bool asked =
      std::any_of(entry.effects.begin(), entry.effects.end(), [](const Effect& effect) {
        return effect.type == EffectType::track && effect.name == "answered";
      });
  if (asked || !place_.is_private() || form_.fields.empty()) return;
  const FormField& field = form_.fields.front();
  note_secret(find_step(model_, form_.flow, form_.step), field, entry.event.text);
  add_answer({form_.flow, form_.step, field.name, label_of(field), std::string(kMasked), "question",
              true});
}

void LogReader::note_secret(const StepRef& at, const FormField& field,
                            const std::string& typed_text) {
  redactor_.note(clean(typed_text, kMaxValueBytes, true));
  redactor_.note(stored_text(model_, at, field, typed_text));
}

void LogReader::read_select(const LogEntry& entry) {
  const Event& event = entry.event;
  const OfferedOption* option = find_option(offer_, event);
  if (option != nullptr && offer_.offer == OfferKind::survey) read_survey(event);
  const std::string label = option == nullptr ? "" : text_of(option->label);
  if (!came_too_late(entry))
    record_.path.push_back({offer_.flow, offer_.step, event.option, label, event.at});
  Utterance& said = utter(event, "visitor", label);
  said.flow = offer_.flow;
  said.step = offer_.step;
  said.option = event.option;
}

// How it was, as "4/5"; nothing when it was passed over.
void LogReader::read_survey(const Event& event) {
  const StepRef at = find_step(model_, offer_.flow, offer_.step);
  if (at.step == nullptr || event.option == "skip") return;
  const std::string name = at.step->variable.empty() ? at.step->id : at.step->variable;
  add_answer({offer_.flow, offer_.step, name, plain_line(expand_text(at.step->text, {})),
              event.option + "/" + std::to_string(at.step->scale), "visitor", false});
}

void LogReader::read_pick(const Event& event) {
  if (!event.text.empty())
    utter(event, "visitor", place_.is_private() ? std::string(kMasked) : event.text);
  std::string label;
  if (event.target.kind == Target::Kind::article) label = title_of(event.target.id);
  if (const Flow* flow = find_flow(model_, event.target.id);
      event.target.kind == Target::Kind::flow && flow)
    label = flow->title;
  const Category* category = find_category(model_, event.target.id);
  if (event.target.kind == Target::Kind::category && category) label = category->title;
  const std::string option = target_option(event.target);
  record_.path.push_back({"", "", option, label, event.at});
  utter(event, "visitor", label).option = option;
}

void LogReader::read_submit(const LogEntry& entry) {
  const Event& event = entry.event;
  if (form_.turn != event.turn) return;
  const StepRef at = find_step(model_, form_.flow, form_.step);
  const bool answers =
      form_.form == FormKind::input && !was_refused(entry) && !came_too_late(entry);
  std::string said;
  for (const FormField& field : form_.fields) {
    const std::string text = stored_text(model_, at, field, typed(event, field.name));
    if (text.empty()) {
      if (answers) drop_answer(field.name);
      continue;
    }
    if (field.is_private) note_secret(at, field, typed(event, field.name));
    const std::string shown = field.is_private ? std::string(kMasked) : text;
    said += (said.empty() ? "" : "\n") + shown;
    // With a flow that has asked already it is an addition.
    if (form_.form == FormKind::message && field.name == "message" && is_own_handover_)
      (field.required ? record_.question : record_.message) = shown;
    if (!answers) continue;
    add_answer(
        {form_.flow, form_.step, field.name, label_of(field), shown, "visitor", field.is_private});
  }
  if (said.empty()) return;
  Utterance& utterance = utter(event, "visitor", std::move(said));
  utterance.flow = form_.flow;
  utterance.step = form_.step;
}

void LogReader::read_lookup_done(const Event& event) {
  for (RecordedLookup& lookup : record_.lookups) {
    if (lookup.effect != event.effect || lookup.status != 0) continue;
    lookup.status = event.status;
    lookup.at = event.at;
    const auto known = std::find_if(model_.lookups.begin(), model_.lookups.end(),
                                    [&](const Lookup& one) { return one.id == lookup.name; });
    if (known == model_.lookups.end()) return;
    LookupAnswer answer = read_lookup(*known, event.status, event.body);
    lookup.result = way_name(answer.way);
    lookup.fields = std::move(answer.fields);
    return;
  }
}

void LogReader::read_effect(const Event& event, const Effect& effect) {
  place_.note(event, effect);
  switch (effect.type) {
    case EffectType::say:
      return read_say(event, effect);
    case EffectType::offer:
      return read_offer(event, effect);
    case EffectType::form:
      return read_form(event, effect);
    case EffectType::show:
      return read_show(event, effect);
    case EffectType::lookup:
      return read_lookup_effect(event, effect);
    case EffectType::track:
      return read_track(event, effect);
    case EffectType::handover:
      is_own_handover_ = effect.handover == record_.id;
      return;
    default:
      return;
  }
}

// What a question was offered says what the visitor did not choose.
void LogReader::read_offer(const Event& event, const Effect& effect) {
  offer_ = effect;
  if (event.type != EventType::query || effect.offer != OfferKind::matches) return;
  std::string labels;
  for (const OfferedOption& option : effect.options) {
    if (option.label.empty()) continue;
    labels += (labels.empty() ? "" : "\n") + text_of(option.label);
  }
  if (!labels.empty()) utter(event, "waypost", std::move(labels));
}

void LogReader::read_form(const Event& event, const Effect& effect) {
  form_ = effect;
  for (const FormField& field : effect.fields) {
    if (field.label.empty() || !field.error.empty()) continue;
    Utterance& said = utter(event, "waypost", text_of(field.label));
    said.flow = effect.flow;
    said.step = effect.step;
  }
}

void LogReader::read_show(const Event& event, const Effect& effect) {
  const std::string title = title_of(effect.article);
  record_.articles_shown.push_back({effect.article, title, event.at, std::nullopt});
  utter(event, "waypost", title).article = effect.article;
}

// `resume` gives a waiting lookup again under its id: it is one lookup.
void LogReader::read_lookup_effect(const Event& event, const Effect& effect) {
  const bool again =
      std::any_of(record_.lookups.begin(), record_.lookups.end(),
                  [&](const RecordedLookup& lookup) { return lookup.effect == effect.id; });
  if (again) return;
  // Until it is answered nobody knows what has become of an action.
  const std::string_view result = effect.is_action ? way_name(LookupWay::unknown) : "";
  record_.lookups.push_back(
      {effect.flow, effect.step, effect.name, effect.id, std::string(result), 0, event.at, {}});
}

void LogReader::read_track(const Event& event, const Effect& effect) {
  // A flow that a question led to is a step of the way, like one that was clicked.
  if (effect.name == "flow_started" && event.type == EventType::query) {
    const auto id = effect.args.find("flow");
    const Flow* flow = id == effect.args.end() ? nullptr : find_flow(model_, id->second);
    if (flow == nullptr) return;
    const std::string option = target_option({Target::Kind::flow, flow->id});
    record_.path.push_back({"", "", option, flow->title, event.at});
    return;
  }
  const auto article = effect.args.find("article");
  const auto helpful = effect.args.find("helpful");
  if (effect.name != "feedback" || article == effect.args.end() || helpful == effect.args.end())
    return;
  for (ShownArticle& shown : record_.articles_shown) {
    if (shown.id == article->second) shown.helpful = helpful->second == "true";
  }
}

void LogReader::read_say(const Event& event, const Effect& effect) {
  Utterance& said = utter(event, "waypost", text_of(effect.parts));
  said.message = effect.message;
  for (const auto& [name, value] : effect.args) said.args.emplace(name, value);
  said.flow = effect.flow;
  said.step = effect.step;
  if (effect.message != "using_known") return;
  const StepRef at = find_step(model_, effect.flow, effect.step);
  const auto name = effect.args.find("name");
  const auto value = effect.args.find("value");
  if (at.step == nullptr || name == effect.args.end() || value == effect.args.end()) return;
  if (at.step->inputs.empty()) return;
  add_answer({effect.flow, effect.step, name->second,
              plain_line(expand_text(at.step->inputs.front().label, {})), value->second, "question",
              false});
}

// An optional answer that was taken out again.
void LogReader::drop_answer(const std::string& name) {
  std::erase_if(record_.answers, [&](const RecordedAnswer& answer) {
    return answer.flow == form_.flow && answer.step == form_.step && answer.name == name;
  });
}

// The last answer to a question counts; it keeps the place of the first.
void LogReader::add_answer(RecordedAnswer answer) {
  for (RecordedAnswer& earlier : record_.answers) {
    if (earlier.flow == answer.flow && earlier.step == answer.step && earlier.name == answer.name) {
      earlier = std::move(answer);
      return;
    }
  }
  record_.answers.push_back(std::move(answer));
}

Utterance& LogReader::utter(const Event& event, std::string_view who, std::string text) {
  Utterance said;
  said.seq = event.seq;
  said.who = who;
  said.at = event.at;
  said.text = std::move(text);
  record_.transcript.push_back(std::move(said));
  return record_.transcript.back();
}

std::string LogReader::text_of(const std::vector<Part>& parts) const {
  std::string out;
  for (const Part& part : parts) out += part.is_value ? redactor_.of_visitor(part.text) : part.text;
  return out;
}

// What the field was called on the screen; a value in it is nobody's Markdown.
std::string LogReader::label_of(const FormField& field) const {
  std::string out;
  for (const Part& part : field.label)
    out += part.is_value ? redactor_.of_visitor(part.text) : plain_line(part.text);
  return out;
}

std::string LogReader::title_of(const std::string& id) const {
  const Article* article = find_article(model_, id);
  return article == nullptr || article->questions.empty() ? id : article->questions.front();
}

}  // namespace waypost::session
