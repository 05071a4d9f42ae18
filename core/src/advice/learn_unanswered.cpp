// Groups of questions that belong together: those of a word that the knowledge does not know, then
// those that are alike, around the one that most others are like.
#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "advice/learn.h"
#include "advice/similar.h"
#include "advice/targets.h"

namespace waypost::advice {
namespace {

constexpr float kAlike = 0.35f;
constexpr std::size_t kFewest = 3;  // questions that make a group
constexpr std::size_t kMostExamples = 5;

// Sizes only shrink: what stands first with an old size and still has it is the largest.
struct Centre {
  std::size_t size = 0;
  std::uint32_t question = 0;
  bool operator<(const Centre& other) const {
    return size != other.size ? size < other.size : question > other.question;
  }
};

class Grouping {
 public:
  explicit Grouping(const std::vector<const PastQuestion*>& questions)
      : questions_(questions), similar_(texts_of(questions)), is_grouped_(questions.size(), false) {
    for (std::uint32_t i = 0; i < questions.size(); ++i) {
      nearby_.push_back(similar_.neighbours(i, kAlike));
    }
  }

  /// What of `members` is in no group yet, the one that the others are most like first.
  void add_topic(const std::vector<std::uint32_t>& members) {
    std::vector<std::uint32_t> left;
    for (const std::uint32_t member : members) {
      if (!is_grouped_[member]) left.push_back(member);
    }
    std::vector<Neighbour> ranked;
    for (const std::uint32_t one : left) {
      float sum = 0;
      for (const std::uint32_t other : left) {
        if (other != one) sum += similar_.similarity(one, other) * times(other);
      }
      ranked.push_back({one, sum * times(one)});
    }
    add(std::move(ranked));
  }

  void add_around_the_likest() {
    std::vector<Centre> centres;
    for (std::uint32_t i = 0; i < questions_.size(); ++i) centres.push_back({size_around(i), i});
    std::make_heap(centres.begin(), centres.end());
    while (!centres.empty() && centres.front().size >= kFewest) {
      std::pop_heap(centres.begin(), centres.end());
      Centre& centre = centres.back();
      const std::size_t size = size_around(centre.question);
      if (size < centre.size) {
        centre.size = size;
        std::push_heap(centres.begin(), centres.end());
        continue;
      }
      // More like it than anything else is the centre itself.
      std::vector<Neighbour> ranked = {{centre.question, 2}};
      for (const Neighbour& near : nearby_[centre.question]) {
        if (!is_grouped_[near.text]) ranked.push_back(near);
      }
      centres.pop_back();
      add(std::move(ranked));
    }
  }

  std::vector<Unanswered> take() {
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](const Unanswered& a, const Unanswered& b) { return a.size > b.size; });
    return std::move(groups_);
  }

 private:
  static std::vector<std::string_view> texts_of(const std::vector<const PastQuestion*>& questions) {
    std::vector<std::string_view> texts;
    for (const PastQuestion* question : questions) texts.push_back(question->text);
    return texts;
  }

  float times(std::uint32_t i) const { return static_cast<float>(questions_[i]->times); }

  // Of the group that could be made around a question; 0 for one that has a group.
  std::size_t size_around(std::uint32_t i) const {
    if (is_grouped_[i]) return 0;
    std::size_t size = questions_[i]->times;
    for (const Neighbour& near : nearby_[i]) {
      if (!is_grouped_[near.text]) size += questions_[near.text]->times;
    }
    return size;
  }

  // Unless it is too small.
  void add(std::vector<Neighbour> ranked) {
    std::size_t size = 0;
    for (const Neighbour& member : ranked) size += questions_[member.text]->times;
    if (size < kFewest) return;
    std::stable_sort(ranked.begin(), ranked.end(), [](const Neighbour& a, const Neighbour& b) {
      return a.similarity > b.similarity;
    });
    Unanswered& group = groups_.emplace_back();
    group.size = size;
    const PastQuestion& typical = *questions_[ranked.front().text];
    group.nearest = typical.target;
    group.confidence = typical.confidence;
    for (const Neighbour& member : ranked) {
      is_grouped_[member.text] = true;
      if (group.examples.size() == kMostExamples) continue;
      group.examples.push_back(questions_[member.text]->text);
    }
  }

  const std::vector<const PastQuestion*>& questions_;
  SimilarTexts similar_;
  std::vector<std::vector<Neighbour>> nearby_;
  std::vector<bool> is_grouped_;
  std::vector<Unanswered> groups_;
};

}  // namespace

std::vector<Unanswered> group_unanswered(const std::vector<const PastQuestion*>& lost,
                                         const std::vector<std::vector<std::uint32_t>>& topics) {
  Grouping grouping(lost);
  for (const std::vector<std::uint32_t>& topic : topics) grouping.add_topic(topic);
  grouping.add_around_the_likest();
  return grouping.take();
}

}  // namespace waypost::advice
