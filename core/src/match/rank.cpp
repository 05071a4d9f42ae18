// Scores all entrants and puts the best in order. Trained knowledge is scored by its model, other
// knowledge by the similarity to its phrasings.
#include "match/rank.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <numeric>

namespace waypost::match {
namespace {

// What speaks for an entrant beside the trained model, whose scores have a spread of 1 over the
// entrants.
constexpr float kOrderWeight = 1.5f;
// A corrected question is half what was typed: a word that was no slip must not look like a good
// match. For the confidence what was typed counts more: AUROC of clinc150 +0.3.
constexpr float kTypedShare = 0.5f;
constexpr float kTypedShareSure = 0.8f;

// Without a trained model: cosines, brought to about the range of trained scores.
constexpr float kCentroidWeight = 6;
constexpr float kNearestWeight = 3;
constexpr float kFoundWeight = 4;

// The question as vectors.
struct Asked {
  SparseVector ranking;  // half as it was typed, half with slips put right
  SparseVector sure;     // more of what was typed
};

Asked vectors_of(const Matcher& matcher, const ReadQuestion& question) {
  Asked asked;
  asked.ranking = matcher.features.vector_of(question.typed);
  if (!question.was_corrected()) {
    asked.sure = asked.ranking;
    return asked;
  }
  const SparseVector corrected = matcher.features.vector_of(question.corrected);
  asked.sure = mixed(asked.ranking, corrected, kTypedShareSure);
  asked.ranking = mixed(asked.ranking, corrected, kTypedShare);
  return asked;
}

// The question, looked into by feature: only what the rows of one target have is ever made ready.
// A hash table in its place takes longer.
class DenseQuestion {
 public:
  DenseQuestion(const SparseVector& question, std::size_t features)
      : question_(question), weights_(new float[features]) {}

  [[gnu::noinline]] void make_ready(const std::vector<Row>& rows, const RowsOfTarget& range) {
    for (std::uint32_t p = range.begin; p < range.end; ++p) {
      for (const Entry& entry : rows[p].vector) weights_[entry.feature] = 0;
    }
    for (const Entry& entry : question_) weights_[entry.feature] = entry.weight;
  }

  [[gnu::noinline]] float dot(const SparseVector& row) const {
    float sum = 0;
    for (const Entry& entry : row) sum += entry.weight * weights_[entry.feature];
    return sum;
  }

 private:
  const SparseVector& question_;
  std::unique_ptr<float[]> weights_;  // not set but where made ready: clearing all takes longer
};

// How much of the question only past questions have, 0..1.
float taught_part(const Matcher& matcher, const SparseVector& question) {
  const std::size_t own = matcher.features.size() - matcher.learned.keys.size();
  float squares = 0;
  for (const Entry& entry : question) {
    if (entry.feature >= own) squares += entry.weight * entry.weight;
  }
  return std::sqrt(squares);
}

// Its nearest phrasing, and all of them together. `cosine` of a row with the question.
template <typename Cosine>
void read_phrasings(const Matcher::Entrant& entrant, Cosine cosine, Ranked& out) {
  float sum = 0;
  for (std::uint32_t p = entrant.rows.begin; p < entrant.rows.end; ++p) {
    const float similarity = cosine(p);
    sum += similarity;
    if (out.phrasing != kNowhere && similarity <= out.nearest) continue;
    out.nearest = similarity;
    out.phrasing = p;
  }
  if (entrant.centroid_length > 0) out.centroid = sum / entrant.centroid_length;
}

// The numbers of the entrants, best first as far as asked for, equal ones in content order.
class Order {
 public:
  Order(const Matcher& matcher, const std::vector<float>& scores)
      : matcher_(matcher), scores_(scores), numbers_(scores.size()) {
    std::iota(numbers_.begin(), numbers_.end(), 0u);
  }

  // The `place`th, counted from 0.
  std::uint32_t at(std::size_t place) {
    if (place >= sorted_) {
      const std::size_t more = std::min(numbers_.size(), std::max(place + 1, 2 * sorted_ + kFirst));
      std::partial_sort(numbers_.begin() + static_cast<std::ptrdiff_t>(sorted_),
                        numbers_.begin() + static_cast<std::ptrdiff_t>(more), numbers_.end(),
                        [&](std::uint32_t a, std::uint32_t b) {
                          return scores_[a] != scores_[b]
                                     ? scores_[a] > scores_[b]
                                     : matcher_.entrants[a].place < matcher_.entrants[b].place;
                        });
      sorted_ = more;
    }
    return numbers_[place];
  }
  std::size_t size() const { return numbers_.size(); }

 private:
  static constexpr std::size_t kFirst = 8;
  const Matcher& matcher_;
  const std::vector<float>& scores_;
  std::vector<std::uint32_t> numbers_;
  std::size_t sorted_ = 0;
};

// What speaks for each entrant beside the model.
struct Beside {
  std::vector<float> answers;
  const Matcher& matcher;
  bool has_order;

  float order(std::uint32_t entrant) const {
    return has_order && matcher.entrants[entrant].asks_order ? kOrderWeight : 0;
  }
};

std::vector<Ranked> rank_trained(const Beside& beside, const RankedFor& asked, std::size_t limit) {
  const Matcher& matcher = beside.matcher;
  const LinearModel& model = matcher.learned.model;
  const bool has_words = !asked.question.typed.empty();
  const Asked vectors = vectors_of(matcher, asked.question);
  std::vector<float> scores;
  model.scores(vectors.ranking, scores);
  for (std::uint32_t t = 0; t < scores.size(); ++t) {
    // There are no words for the model to judge.
    if (!has_words) scores[t] = 0;
    scores[t] += kAnswerWeight * beside.answers[t] + beside.order(t);
  }
  // Only the phrasings of the first few are looked at.
  DenseQuestion dense(vectors.ranking, matcher.features.size());
  const auto cosine = [&](std::uint32_t row) { return dense.dot(matcher.rows[row].vector); };
  const float common = model.common(vectors.sure);
  const float taught = taught_part(matcher, vectors.ranking);
  std::vector<Ranked> ranked;
  Order order(matcher, scores);
  for (std::size_t place = 0; place < order.size() && ranked.size() < limit; ++place) {
    Ranked next;
    next.entrant = order.at(place);
    next.score = scores[next.entrant];
    next.answer = beside.answers[next.entrant];
    next.order = beside.order(next.entrant);
    next.is_data_only = !has_words;
    dense.make_ready(matcher.rows, matcher.entrants[next.entrant].rows);
    read_phrasings(matcher.entrants[next.entrant], cosine, next);
    next.taught = taught;
    if (next.nearest <= 0 && taught <= 0 && next.answer <= 0 && next.order <= 0) continue;
    next.sure =
        kAnswerWeight * next.answer + next.order + common + model.score(vectors.sure, next.entrant);
    ranked.push_back(next);
  }
  return ranked;
}

std::vector<Ranked> rank_untrained(const Beside& beside, const RankedFor& asked,
                                   std::size_t limit) {
  const Matcher& matcher = beside.matcher;
  std::vector<float> similar;
  matcher.postings.similarities(vectors_of(matcher, asked.question).ranking, similar);
  const auto cosine = [&](std::uint32_t row) { return similar[row]; };
  const auto ranked_as = [&](std::uint32_t entrant) {
    Ranked next;
    next.entrant = entrant;
    next.answer = beside.answers[entrant];
    next.order = beside.order(entrant);
    next.is_data_only = asked.question.typed.empty();
    read_phrasings(matcher.entrants[entrant], cosine, next);
    next.score = kCentroidWeight * next.centroid + kNearestWeight * next.nearest +
                 kFoundWeight * next.answer + next.order;
    return next;
  };
  // All are scored, only the best are kept: there may be ten thousands of them.
  std::vector<float> scores;
  scores.reserve(matcher.entrants.size());
  for (std::uint32_t t = 0; t < matcher.entrants.size(); ++t) scores.push_back(ranked_as(t).score);
  std::vector<Ranked> ranked;
  Order order(matcher, scores);
  for (std::size_t place = 0; place < order.size() && ranked.size() < limit; ++place) {
    const std::uint32_t entrant = order.at(place);
    if (scores[entrant] <= 0) break;
    ranked.push_back(ranked_as(entrant));
  }
  return ranked;
}

}  // namespace

std::vector<Ranked> rank(const Matcher& matcher, const RankedFor& asked, std::size_t limit) {
  Beside beside{{}, matcher, asked.has_order};
  matcher.answers.scores(asked.question.best(), beside.answers);
  return matcher.learned.model.is_trained() ? rank_trained(beside, asked, limit)
                                            : rank_untrained(beside, asked, limit);
}

}  // namespace waypost::match
