// From compiled knowledge to a trained ranking.
#include "match/matcher.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "match/entities.h"
#include "match/question.h"
#include "text/words.h"

namespace waypost {

// What is gathered before anything can be counted.
struct Matcher::Draft {
  explicit Draft(const Model& model);

  void add(Target::Kind kind, std::uint32_t position, const std::vector<std::string>& questions,
           const std::string& title, const std::string& answer);
  void add_phrasing(const std::string& phrasing);
  std::uint32_t last() const { return static_cast<std::uint32_t>(entrants.size() - 1); }

  std::vector<Entrant> entrants;
  std::vector<std::string> phrasings;
  std::vector<match::KnownWord> words;
  std::vector<match::Bag> bags;
  std::vector<std::vector<std::string>> answers;
  match::SaidWords said;
  std::vector<match::SparseVector> rows;
};

namespace {

bool asks_order(const Flow& flow) {
  return std::any_of(flow.steps.begin(), flow.steps.end(), [](const Step& step) {
    return step.kind == StepKind::input && step.field == FieldType::order;
  });
}

}  // namespace

Matcher::Draft::Draft(const Model& model) {
  for (std::uint32_t i = 0; i < model.articles.size(); ++i) {
    const Article& article = model.articles[i];
    add(Target::Kind::article, i, article.questions, {}, article.answer);
  }
  for (std::uint32_t i = 0; i < model.flows.size(); ++i) {
    const Flow& flow = model.flows[i];
    add(Target::Kind::flow, i, flow.questions, flow.title, {});
    entrants.back().asks_order = asks_order(flow);
  }
}

void Matcher::Draft::add(Target::Kind kind, std::uint32_t position,
                         const std::vector<std::string>& questions, const std::string& title,
                         const std::string& answer) {
  const auto begin = static_cast<std::uint32_t>(phrasings.size());
  Entrant& entrant = entrants.emplace_back();
  if (!title.empty()) add_phrasing(title);
  for (const std::string& question : questions) {
    if (question != title) add_phrasing(question);
  }
  entrant.kind = kind;
  entrant.index = position;
  entrant.phrasings = {begin, static_cast<std::uint32_t>(phrasings.size())};
  std::vector<std::string>& answer_words = answers.emplace_back();
  for (text::Word& word : text::words(answer)) {
    words.push_back({word.folded, 0});
    said.add(word.folded, last(), false);
    answer_words.push_back(std::move(word.folded));
  }
}

void Matcher::Draft::add_phrasing(const std::string& phrasing) {
  phrasings.push_back(phrasing);
  const std::vector<match::Token> tokens = match::tokens_of(text::words(phrasing));
  for (const match::Token& token : tokens) {
    words.push_back({token.typed, 1});
    said.add(token.typed, last(), true);
  }
  bags.push_back(match::features(tokens));
}

Matcher::Matcher(const Model& model) : Matcher(model, Draft(model)) {}

Matcher::Matcher(const Model& model, Draft&& draft)
    : entrants(std::move(draft.entrants)),
      phrasings(std::move(draft.phrasings)),
      masks(match::order_masks(model)),
      vocabulary(std::move(draft.words)),
      answers(draft.answers),
      coverage(std::move(draft.said), static_cast<std::uint32_t>(entrants.size())),
      index(draft.bags, draft.rows) {
  std::vector<match::PhrasingRange> ranges;
  std::vector<float> sum(index.features(), 0);
  for (Entrant& entrant : entrants) {
    ranges.push_back(entrant.phrasings);
    float squares = 0;
    for (std::uint32_t p = entrant.phrasings.begin; p < entrant.phrasings.end; ++p) {
      for (const match::Entry& entry : draft.rows[p]) {
        float& at = sum[entry.feature];
        squares += 2 * at * entry.weight + entry.weight * entry.weight;
        at += entry.weight;
      }
    }
    for (std::uint32_t p = entrant.phrasings.begin; p < entrant.phrasings.end; ++p) {
      for (const match::Entry& entry : draft.rows[p]) sum[entry.feature] = 0;
    }
    entrant.centroid_length = std::sqrt(squares);
  }
  linear = match::LinearModel(index, draft.rows, ranges);
}

std::unique_ptr<const Matcher> train(const Model& model) {
  return std::make_unique<const Matcher>(model);
}

}  // namespace waypost
