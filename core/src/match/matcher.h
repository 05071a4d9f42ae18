// Everything that ranking needs, made once from the compiled knowledge and then only read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "content/model.h"
#include "match/answers.h"
#include "match/coverage.h"
#include "match/index.h"
#include "match/linear.h"
#include "match/vocabulary.h"

namespace waypost {

class Matcher {
 public:
  /// An article or a flow as the ranking sees it. Articles come first; both in content order.
  struct Entrant {
    Target::Kind kind = Target::Kind::article;
    std::uint32_t index = 0;  // in Model::articles or Model::flows
    match::PhrasingRange phrasings;
    bool asks_order = false;    // a flow that asks for an order number
    float centroid_length = 0;  // of the sum of its phrasings
  };

  explicit Matcher(const Model& model);

  std::vector<Entrant> entrants;
  std::vector<std::string> phrasings;  // as written, by number in the index
  std::vector<std::string> masks;      // of order numbers
  match::Vocabulary vocabulary;
  match::AnswerIndex answers;  // by entrant
  match::Coverage coverage;    // by entrant
  match::PhrasingIndex index;
  match::LinearModel linear;

 private:
  struct Draft;
  Matcher(const Model& model, Draft&& draft);
};

/// Trains the ranking. Same model, same result, on every platform. Never empty.
std::unique_ptr<const Matcher> train(const Model& model);

}  // namespace waypost
