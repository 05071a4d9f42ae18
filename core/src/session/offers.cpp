// What each place asks.
#include "session/offers.h"

#include "flow/template.h"

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

std::vector<OfferedOption> owner_options(const Model& model, const std::vector<Option>& options,
                                         const Variables& variables) {
  std::vector<OfferedOption> out;
  out.reserve(options.size());
  for (const Option& option : options) {
    OfferedOption& offered = out.emplace_back();
    offered.id = option.id;
    offered.label = expand(option.label, variables);
    offered.hint = option.hint;
    offered.target = jump_target(model, option.jump);
  }
  return out;
}

Offer home(const Model& model, const Snapshot& snapshot) {
  Offer offer{OfferKind::home, owner_options(model, model.menu, snapshot.vars), {}};
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

}  // namespace

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
    case PlaceKind::menu: {
      const StepRef at = find_step(model, place.flow, place.step);
      if (at.step == nullptr) return std::nullopt;
      return Offer{OfferKind::menu, owner_options(model, at.step->options, snapshot.vars), {}};
    }
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
