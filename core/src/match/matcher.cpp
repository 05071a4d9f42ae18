// From compiled knowledge to a trained ranking.
#include "match/matcher.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>

#include "match/entities.h"
#include "match/question.h"

namespace waypost {

// What is gathered before anything can be counted.
struct Matcher::Draft {
  explicit Draft(const Model& model);

  void add(Target::Kind kind, std::uint32_t position, const std::vector<std::string>& questions,
           const std::string& title, const std::string& answer);
  void add_phrasing(const std::string& phrasing);
  void add_answers();

  std::vector<Entrant> entrants;
  std::vector<match::Phrasing> phrasings;
  match::Lexicon lexicon;
  std::vector<match::TargetWords> words;          // by entrant
  std::vector<std::vector<match::WordId>> texts;  // that become rows: phrasings, then answers
};

namespace {

constexpr std::size_t kMostLearnedWords = 400;  // of an answer
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

// `sums`: a zero for each feature, and so it is left.
float length_of_sum(const std::vector<match::Row>& rows, const match::RowsOfTarget& range,
                    std::vector<float>& sums) {
  float squares = 0;
  for (std::uint32_t p = range.begin; p < range.end; ++p) {
    for (const match::Entry& entry : rows[p].vector) sums[entry.feature] += entry.weight;
  }
  for (std::uint32_t p = range.begin; p < range.end; ++p) {
    for (const match::Entry& entry : rows[p].vector) {
      float& sum = sums[entry.feature];
      squares += sum * sum;
      sum = 0;
    }
  }
  return std::sqrt(squares);
}

}  // namespace

Matcher::Draft::Draft(const Model& model) {
  for (const std::vector<std::string>& group : model.same_words) lexicon.unite(group);
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
  const auto filled = std::count_if(words.begin(), words.end(), [](const match::TargetWords& each) {
    return !each.answer.empty();
  });
  if (texts.size() + static_cast<std::size_t>(filled) > match::kMostTrained) return;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::vector<match::WordId>& answer = words[i].answer;
    if (answer.empty()) continue;
    entrants[i].rows.answer = static_cast<std::uint32_t>(texts.size());
    const auto count = static_cast<std::ptrdiff_t>(std::min(answer.size(), kMostLearnedWords));
    texts.emplace_back(answer.begin(), answer.begin() + count);
  }
}

void Matcher::Draft::add(Target::Kind kind, std::uint32_t position,
                         const std::vector<std::string>& questions, const std::string& title,
                         const std::string& answer) {
  const auto begin = static_cast<std::uint32_t>(phrasings.size());
  Entrant& entrant = entrants.emplace_back();
  words.emplace_back();
  if (!title.empty()) add_phrasing(title);
  for (const std::string& question : questions) {
    if (question != title) add_phrasing(question);
  }
  entrant.kind = kind;
  entrant.index = position;
  entrant.rows = {begin, static_cast<std::uint32_t>(phrasings.size())};
  for (const text::Word& word : lexicon.words(answer)) {
    words.back().answer.push_back(lexicon.add(word.folded, word.spaceless));
  }
}

void Matcher::Draft::add_phrasing(const std::string& phrasing) {
  match::Phrasing& added = phrasings.emplace_back();
  std::vector<match::WordId>& text = texts.emplace_back();
  added.text = phrasing;
  for (const text::Word& word : lexicon.words(phrasing)) {
    const match::WordId id = lexicon.add(word.folded, word.spaceless);
    lexicon.count(id);
    added.words.push_back({id, word.span});
    text.push_back(id);
    words.back().asked.push_back(id);
  }
}

Matcher::Matcher(const Model& model) : Matcher(model, {}) {}

Matcher::Matcher(const Model& model, std::string_view earlier)
    : Matcher(model, Draft(model), earlier) {}

Matcher::Matcher(const Model& model, Draft&& draft, std::string_view earlier)
    : entrants(std::move(draft.entrants)),
      phrasings(std::move(draft.phrasings)),
      masks(match::order_masks(model)),
      lexicon(std::move(draft.lexicon)),
      answers(lexicon, draft.words),
      coverage(lexicon, draft.words),
      features(lexicon, draft.texts, rows),
      postings(rows, phrasings.size(), features.size()) {
  std::vector<float> sums(features.size(), 0);
  for (Entrant& entrant : entrants) {
    entrant.centroid_length = length_of_sum(rows, entrant.rows, sums);
  }
  if (!match::can_learn(rows.size(), features.size(), entrants.size())) {
    rows = {};
    return;
  }
  match::Lessons lessons{features, rows, {}, {}, {}};
  for (const Entrant& entrant : entrants) lessons.targets.push_back(entrant.rows);
  lessons.answers = [this](std::uint32_t row, std::vector<float>& out) {
    answers.scores(tokens_of(row), out);
  };
  lessons.explains = [this](std::uint32_t row, std::uint32_t target) {
    return coverage.unexplained(target, tokens_of(row)) <= match::kMostUnexplained;
  };
  const auto targets = static_cast<std::uint32_t>(entrants.size());
  const std::string_view phrased = earlier.substr(0, match::Duals::size_of(rows.size(), targets));
  const std::string_view asked = earlier.substr(phrased.size());
  std::optional<match::Duals> duals =
      match::Duals::from(phrased, static_cast<std::uint32_t>(rows.size()), targets);
  std::optional<match::Taught> taught = match::Taught::from(asked, features.size(), targets);
  const std::size_t more = taught ? taught->keys.size() : 0;
  const bool fits = duals && (taught || asked.empty()) &&
                    match::can_learn(rows.size(), features.size() + more, targets);
  learning_ = fits ? std::make_unique<match::Learning>(std::move(lessons), std::move(*duals),
                                                       std::move(taught))
                   : std::make_unique<match::Learning>(std::move(lessons), model.precision);
}

std::vector<match::Token> Matcher::tokens_of(std::uint32_t row) const {
  std::vector<match::Token> tokens(phrasings[row].words.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].word = phrasings[row].words[i].word;
  return tokens;
}

std::int32_t Matcher::train(std::uint32_t steps) {
  for (std::uint32_t i = 0; i < steps && learning_; ++i) {
    if (learning_->step()) continue;
    learned = learning_->take();
    features.extend(learned.keys);
    learning_.reset();
    rows.resize(phrasings.size());
    postings = {};
  }
  return learning_ ? std::min(learning_->progress(), kTrained - 1) : kTrained;
}

}  // namespace waypost
