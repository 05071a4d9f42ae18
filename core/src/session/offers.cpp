// What each place asks.
#include "session/offers.h"

#include <algorithm>
#include <utility>

#include "flow/address.h"
#include "flow/expression.h"
#include "flow/template.h"
#include "flow/value.h"
#include "session/limits.h"

namespace waypost::session {
namespace {

// An option that the view names from the interface language by its id.
OfferedOption plain(std::string_view id) {
  OfferedOption option;
  option.id = id;
  return option;
}

// Titles and phrasings are plain text, not Markdown: a value part is never read as Markdown.
std::vector<Part> title_parts(std::string_view title) { return {Part{true, std::string(title)}}; }

std::vector<Target> jump_target(const Model& model, const Jump& jump) {
  switch (jump.kind) {
    case Jump::Kind::flow:
      if (jump.index < model.flows.size())
        return {{Target::Kind::flow, model.flows[jump.index].id}};
      return {};
    case Jump::Kind::article:
      if (jump.index < model.articles.size())
        return {{Target::Kind::article, model.articles[jump.index].id}};
      return {};
    case Jump::Kind::category:
      if (jump.index < model.categories.size())
        return {{Target::Kind::category, model.categories[jump.index].id}};
      return {};
    default:
      return {};
  }
}

std::string item_id(const From& from, const Value& item) {
  const auto* fields = std::get_if<Fields>(&item);
  const Value* id = fields == nullptr ? &item : find_value(*fields, {from.id});
  return id == nullptr ? "" : clean(value_text(*id), kMaxKnownBytes);
}

const List* list_of(const From& from, const Variables& variables) {
  const Value* value = from.list.empty() ? nullptr : find_value(variables, from.list);
  return value == nullptr ? nullptr : std::get_if<List>(value);
}

bool is_taken(std::string_view id, const std::vector<OfferedOption>& offered,
              const std::vector<Option>& options, const Variables& variables) {
  return id.empty() ||
         std::any_of(offered.begin(), offered.end(),
                     [&](const OfferedOption& option) { return option.id == id; }) ||
         std::any_of(options.begin(), options.end(), [&](const Option& option) {
           return option.id == id && is_shown(option, variables);
         });
}

void add_items(const From& from, const Variables& variables, const std::vector<Option>& options,
               std::vector<OfferedOption>& out) {
  const List* list = list_of(from, variables);
  if (list == nullptr) return;
  Variables scope = variables;
  for (const Value& item : *list) {
    std::string id = item_id(from, item);
    if (out.size() >= from.limit || is_taken(id, out, options, variables)) continue;
    scope.insert_or_assign("item", item);
    OfferedOption& offered = out.emplace_back();
    offered.id = std::move(id);
    offered.label = expand(from.label, scope);
    offered.hint = expand_text(from.hint, scope);
    offered.picture = expand_address(from.picture, scope);
  }
}

Offer home(const Model& model, const Snapshot& snapshot) {
  Offer offer{OfferKind::home, choices_of(model, model.menu, {}, snapshot.vars), {}};
  for (std::uint32_t index : model.popular) {
    if (index < model.articles.size()) {
      offer.popular.push_back(option_for(model, {Target::Kind::article, model.articles[index].id}));
    }
  }
  return offer;
}

Offer helpful(const Model& model, const Article& article) {
  Offer offer{OfferKind::helpful, {plain("helpful"), plain("not_helpful")}, {}};
  for (const Target& target : article.next) {
    if (exists(model, target)) offer.options.push_back(option_for(model, target));
  }
  return offer;
}

Offer matches(const Model& model, const Place& place) {
  Offer offer{OfferKind::matches, {}, {}};
  for (const std::string& id : place.options) {
    const Target target = option_target(model, id);
    if (!target.id.empty()) offer.options.push_back(option_for(model, target));
  }
  offer.options.push_back(plain("something_else"));
  return offer;
}

Offer articles(const Model& model, const Category& category) {
  Offer offer{OfferKind::articles, {}, {}};
  const auto index = static_cast<std::uint32_t>(&category - model.categories.data());
  for (const Article& article : model.articles) {
    if (article.category != index || offer.options.size() == kMaxArticlesOffered) continue;
    offer.options.push_back(option_for(model, {Target::Kind::article, article.id}));
  }
  return offer;
}

Offer ended(const Snapshot& snapshot) {
  Offer offer{OfferKind::ended, {}, {}};
  if (!snapshot.place.flow.empty()) offer.options.push_back(plain("restart"));
  offer.options.push_back(plain("something_else"));
  offer.options.push_back(plain("person"));
  return offer;
}

// After a delivered handover: on with what was interrupted, or with something else.
Offer handed(const Snapshot& snapshot) {
  Offer offer{OfferKind::ended, {}, {}};
  if (!snapshot.back.empty()) offer.options.push_back(plain("continue"));
  offer.options.push_back(plain("something_else"));
  return offer;
}

// From the worst to the best, and not at all.
Offer survey(const Step& step) {
  Offer offer{OfferKind::survey, {}, {}};
  for (std::uint32_t i = 1; i <= step.scale; ++i) offer.options.push_back(plain(std::to_string(i)));
  offer.options.push_back(plain("skip"));
  return offer;
}

std::optional<Offer> of_step(const Model& model, const Snapshot& snapshot) {
  const Step* step = find_step(model, snapshot.place.flow, snapshot.place.step).step;
  if (step == nullptr) return std::nullopt;
  if (step->kind == StepKind::survey) return survey(*step);
  const bool confirms = snapshot.place.kind == PlaceKind::confirm;
  return Offer{confirms ? OfferKind::confirm : OfferKind::menu,
               choices_of(model, step->options, step->from, snapshot.vars),
               {}};
}

}  // namespace

bool is_shown(const Option& option, const Variables& variables) {
  return option.when == nullptr || expr::holds(*option.when, variables);
}

std::vector<OfferedOption> choices_of(const Model& model, const std::vector<Option>& options,
                                      const From& from, const Variables& variables) {
  std::vector<OfferedOption> out;
  add_items(from, variables, options, out);
  for (const Option& option : options) {
    if (!is_shown(option, variables)) continue;
    OfferedOption& offered = out.emplace_back();
    offered.id = option.id;
    offered.label = expand(option.label, variables);
    offered.hint = expand_text(option.hint, variables);
    offered.icon = option.icon;
    offered.picture = option.picture;
    offered.target = jump_target(model, option.jump);
  }
  return out;
}

Value chosen_item(const From& from, const Variables& variables, std::string_view option) {
  const List* list = list_of(from, variables);
  if (list == nullptr) return Missing{};
  const auto found = std::find_if(list->begin(), list->end(),
                                  [&](const Value& item) { return item_id(from, item) == option; });
  return found == list->end() ? Value{Missing{}} : *found;
}

bool has_no_choice(const Model& model, const Step& step, const Variables& variables) {
  if (step.kind == StepKind::menu)
    return choices_of(model, step.options, step.from, variables).empty();
  if (step.kind != StepKind::input) return false;
  const Input& input = step.inputs.front();
  const bool chooses = input.type == FieldType::choice || input.type == FieldType::choices;
  return chooses && choices_of(model, input.options, input.from, variables).empty();
}

const OfferedOption* Offer::find(std::string_view id) const {
  for (const auto* list : {&options, &popular}) {
    for (const OfferedOption& option : *list) {
      if (option.id == id) return &option;
    }
  }
  return nullptr;
}

OfferedOption option_for(const Model& model, const Target& target) {
  OfferedOption option;
  option.id = target_option(target);
  if (const Article* article = find_article(model, target.id);
      target.kind == Target::Kind::article && article) {
    option.label =
        title_parts(article->questions.empty() ? article->id : article->questions.front());
  } else if (const Flow* flow = find_flow(model, target.id)) {
    option.label = title_parts(flow->title.empty() ? flow->id : flow->title);
  }
  option.target = {target};
  return option;
}

std::optional<Offer> offer_of(const Model& model, const Snapshot& snapshot) {
  const Place& place = snapshot.place;
  switch (place.kind) {
    case PlaceKind::home:
      return home(model, snapshot);
    case PlaceKind::article:
      if (const Article* article = find_article(model, place.article))
        return helpful(model, *article);
      return std::nullopt;
    case PlaceKind::matches:
      return matches(model, place);
    case PlaceKind::articles:
      if (const Category* category = find_category(model, place.category))
        return articles(model, *category);
      return std::nullopt;
    case PlaceKind::lost:
      return Offer{OfferKind::lost, {plain("person"), plain("restart")}, {}};
    case PlaceKind::ended:
      return ended(snapshot);
    case PlaceKind::menu:
    case PlaceKind::confirm:
      return of_step(model, snapshot);
    case PlaceKind::lookup:
      if (!snapshot.waiting.empty()) return std::nullopt;
      return Offer{OfferKind::retry, {plain("retry"), plain("person"), plain("back")}, {}};
    case PlaceKind::delivering:
      if (snapshot.handover.state != "failed") return std::nullopt;
      return Offer{OfferKind::retry, {plain("retry"), plain("contact"), plain("back")}, {}};
    case PlaceKind::handed:
      if (snapshot.handover.state == "delivered" && snapshot.handover.mode == "chat")
        return std::nullopt;
      return handed(snapshot);
    default:
      return std::nullopt;
  }
}

}  // namespace waypost::session
