// From compiled knowledge to a trained ranking.
#include "match/matcher.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "match/entities.h"
#include "match/features.h"
#include "match/question.h"

namespace waypost {

// What is gathered before anything can be counted.
struct Matcher::Draft {
  explicit Draft(const Model& model);

  void make_room(const Model& model);
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

// What is too large to be trained is compared by pieces of 3 and 4 characters alone: half the
// index, half the time, and as much is found (core/docs/matching.md).
match::PieceLengths pieces_for(std::size_t phrasings) {
  return phrasings > match::kMostTrained ? match::PieceLengths{3, 4} : match::PieceLengths{};
}

// The second of each pair, in the order of the first. Pairs of these kinds are sorted elsewhere
// too: a kind of sorting of its own would cost a kilobyte.
template <typename Key>
std::vector<std::uint32_t> sorted(std::vector<std::pair<Key, std::uint32_t>> keys) {
  std::sort(keys.begin(), keys.end());
  std::vector<std::uint32_t> order;
  for (const auto& [key, index] : keys) order.push_back(index);
  return order;
}

// The positions of articles or flows in the order of their ids.
template <typename Part>
std::vector<std::uint32_t> by_id(const std::vector<Part>& parts) {
  std::vector<std::pair<std::string_view, std::uint32_t>> keys;
  for (const Part& part : parts)
    keys.emplace_back(part.id, static_cast<std::uint32_t>(keys.size()));
  return sorted(std::move(keys));
}

// The positions of phrasings in an order that is theirs and not the file's, and as good as random:
// what is held out in turn follows it.
std::vector<std::uint32_t> in_any_order(const std::vector<std::string>& phrasings) {
  std::vector<std::pair<match::FeatureKey, std::uint32_t>> keys;
  for (const std::string& phrasing : phrasings)
    keys.emplace_back(match::word_key(phrasing), static_cast<std::uint32_t>(keys.size()));
  return sorted(std::move(keys));
}

}  // namespace

Matcher::Draft::Draft(const Model& model) {
  for (const std::vector<std::string>& group : model.same_words) lexicon.unite(group);
  make_room(model);
  const auto article_count = static_cast<std::uint32_t>(model.articles.size());
  for (const std::uint32_t i : by_id(model.articles)) {
    const Article& article = model.articles[i];
    add(Target::Kind::article, i, article.questions, {}, article.answer);
    entrants.back().place = i;
  }
  for (const std::uint32_t i : by_id(model.flows)) {
    const Flow& flow = model.flows[i];
    // Nobody is to ask for it by its name alone: menus and other flows lead there.
    if (flow.questions.empty()) continue;
    add(Target::Kind::flow, i, flow.questions, flow.title, {});
    entrants.back().place = article_count + i;
    entrants.back().asks_order = asks_for(flow, FieldType::order);
  }
  add_answers();
}

// As much as is needed: large knowledge takes half as much again where vectors double.
void Matcher::Draft::make_room(const Model& model) {
  std::size_t count = 0;
  for (const Article& article : model.articles) count += article.questions.size();
  for (const Flow& flow : model.flows) count += flow.questions.size() + 1;
  phrasings.reserve(count);
  texts.reserve(count);
  entrants.reserve(model.articles.size() + model.flows.size());
  words.reserve(model.articles.size() + model.flows.size());
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
  for (const std::uint32_t i : in_any_order(questions)) {
    if (questions[i] != title) add_phrasing(questions[i]);
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
  const std::vector<text::Word> written = lexicon.words(phrasing);
  added.text = phrasing;
  added.words.reserve(written.size());
  text.reserve(written.size());
  for (const text::Word& word : written) {
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
      features(lexicon, pieces_for(phrasings.size())) {
  draft.words = {};
  match::RowMaker maker(features, draft.texts);
  index(maker);
  if (!rows.empty()) prepare_learning(model, earlier);
}

void Matcher::index(match::RowMaker& maker) {
  const bool keeps_rows = match::can_learn(maker.size(), features.size(), entrants.size());
  postings = match::Postings(maker.size(), maker.frequency());
  match::SumLength length(features.size());
  auto entrant = entrants.begin();
  for (std::uint32_t number = 0; number < maker.size(); ++number) {
    match::Row row = maker.row(number);
    postings.add(number, row.vector);
    if (number < phrasings.size()) {
      length.add(row.vector);
      while (entrant->rows.end <= number) ++entrant;
      if (number + 1 == entrant->rows.end) entrant->centroid_length = length.take();
    }
    if (keeps_rows) rows.push_back(std::move(row));
  }
  postings.close();
}

void Matcher::prepare_learning(const Model& model, std::string_view earlier) {
  match::Lessons lessons{features, rows, postings, {}, {}, {}};
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
