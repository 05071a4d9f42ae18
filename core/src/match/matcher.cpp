// From compiled knowledge to a trained ranking.
#include "match/matcher.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
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
  void add_answers();
  std::uint32_t last() const { return static_cast<std::uint32_t>(entrants.size() - 1); }

  std::vector<Entrant> entrants;
  std::vector<std::string> phrasings;
  std::vector<match::KnownWord> words;
  std::vector<std::vector<match::Token>> tokens;  // of the phrasings
  std::vector<match::Bag> bags;                   // of the phrasings, then of the answers
  std::vector<match::Bag> answer_bags;            // by entrant; empty without an answer
  std::vector<std::vector<std::string>> answers;
  match::SaidWords said;
};

namespace {

constexpr std::size_t kMostLearnedWords = 400;  // of an answer
constexpr std::int32_t kPrecision = 950;
constexpr std::int32_t kTrained = 1000;

bool asks_order(const Flow& flow) {
  return std::any_of(flow.steps.begin(), flow.steps.end(), [](const Step& step) {
    return step.kind == StepKind::input && step.field == FieldType::order;
  });
}

// The positions of articles or flows in the order of their ids.
template <typename Part>
std::vector<std::uint32_t> by_id(const std::vector<Part>& parts) {
  std::vector<std::uint32_t> order(parts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return parts[a].id < parts[b].id; });
  return order;
}

float length_of_sum(const std::vector<match::SparseVector>& vectors,
                    const match::RowsOfTarget& rows) {
  match::SparseVector sum;
  for (std::uint32_t p = rows.begin; p < rows.end; ++p) {
    sum.insert(sum.end(), vectors[p].begin(), vectors[p].end());
  }
  std::stable_sort(sum.begin(), sum.end(), [](const match::Entry& a, const match::Entry& b) {
    return a.feature < b.feature;
  });
  float squares = 0;
  for (std::size_t at = 0; at < sum.size();) {
    const std::uint32_t feature = sum[at].feature;
    float weight = 0;
    for (; at < sum.size() && sum[at].feature == feature; ++at) weight += sum[at].weight;
    squares += weight * weight;
  }
  return std::sqrt(squares);
}

}  // namespace

Matcher::Draft::Draft(const Model& model) {
  const auto article_count = static_cast<std::uint32_t>(model.articles.size());
  for (const std::uint32_t i : by_id(model.articles)) {
    const Article& article = model.articles[i];
    add(Target::Kind::article, i, article.questions, {}, article.answer);
    entrants.back().place = i;
  }
  for (const std::uint32_t i : by_id(model.flows)) {
    const Flow& flow = model.flows[i];
    add(Target::Kind::flow, i, flow.questions, flow.title, {});
    entrants.back().place = article_count + i;
    entrants.back().asks_order = asks_order(flow);
  }
  add_answers();
}

// Answers are learned from like phrasings, as long as there is room for all of them.
void Matcher::Draft::add_answers() {
  const auto filled = std::count_if(answer_bags.begin(), answer_bags.end(),
                                    [](const match::Bag& bag) { return !bag.words.empty(); });
  if (bags.size() + static_cast<std::size_t>(filled) > match::kMostTrained) return;
  for (std::size_t i = 0; i < answer_bags.size(); ++i) {
    if (answer_bags[i].words.empty()) continue;
    entrants[i].rows.answer = static_cast<std::uint32_t>(bags.size());
    bags.push_back(std::move(answer_bags[i]));
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
  entrant.rows = {begin, static_cast<std::uint32_t>(phrasings.size())};
  std::vector<text::Word> found = text::words(answer);
  std::vector<std::string>& answer_words = answers.emplace_back();
  const std::size_t count = std::min(found.size(), kMostLearnedWords);
  answer_bags.push_back(match::features(
      match::tokens_of({found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count)})));
  for (text::Word& word : found) {
    words.push_back({word.folded, 0});
    said.add(word.folded, last(), false);
    answer_words.push_back(std::move(word.folded));
  }
}

void Matcher::Draft::add_phrasing(const std::string& phrasing) {
  phrasings.push_back(phrasing);
  tokens.push_back(match::tokens_of(text::words(phrasing)));
  for (const match::Token& token : tokens.back()) {
    words.push_back({token.typed, 1});
    said.add(token.typed, last(), true);
  }
  bags.push_back(match::features(tokens.back()));
}

Matcher::Matcher(const Model& model) : Matcher(model, Draft(model)) {}

Matcher::Matcher(const Model& model, Draft&& draft)
    : entrants(std::move(draft.entrants)),
      phrasings(std::move(draft.phrasings)),
      masks(match::order_masks(model)),
      vocabulary(std::move(draft.words)),
      answers(draft.answers),
      coverage(std::move(draft.said), static_cast<std::uint32_t>(entrants.size())),
      features(draft.bags),
      tokens_(std::move(draft.tokens)) {
  match::Lessons lessons{features, {}, {}, {}, {}, {}};
  lessons.rows.reserve(draft.bags.size());
  for (const match::Bag& bag : draft.bags) {
    lessons.rows.push_back(features.vector_of(bag));
    lessons.words.push_back(bag.words.size());
  }
  for (Entrant& entrant : entrants) {
    lessons.targets.push_back(entrant.rows);
    entrant.centroid_length = length_of_sum(lessons.rows, entrant.rows);
  }
  const std::vector<match::SparseVector> asked(
      lessons.rows.begin(), lessons.rows.begin() + static_cast<std::ptrdiff_t>(phrasings.size()));
  postings = match::Postings(asked, features.size());
  if (!match::can_learn(lessons.rows.size(), features.size(), entrants.size())) {
    tokens_.clear();
    return;
  }
  lessons.answers = [this](std::uint32_t row, std::vector<float>& out) {
    answers.scores(tokens_[row], out);
  };
  lessons.explains = [this](std::uint32_t row, std::uint32_t target) {
    return coverage.unexplained(target, tokens_[row]) <= match::kMostUnexplained;
  };
  learning_ = std::make_unique<match::Learning>(std::move(lessons), kPrecision);
}

std::int32_t Matcher::train(std::uint32_t steps) {
  for (std::uint32_t i = 0; i < steps && learning_; ++i) {
    if (learning_->step()) continue;
    learned = learning_->take();
    learning_.reset();
    tokens_.clear();
  }
  return learning_ ? std::min(learning_->progress(), kTrained - 1) : kTrained;
}

}  // namespace waypost
