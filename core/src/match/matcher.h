// Everything that ranking needs, made once from the compiled knowledge and then only read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "match/answers.h"
#include "match/coverage.h"
#include "match/feature_table.h"
#include "match/learning.h"
#include "match/lexicon.h"
#include "match/postings.h"
#include "match/row_maker.h"
#include "match/why.h"

namespace waypost {

class Matcher {
 public:
  /// An article or a flow as the ranking sees it. Articles come first; both ordered by their ids,
  /// so that nothing depends on the order of the file, but for `place`.
  struct Entrant {
    Target::Kind kind = Target::Kind::article;
    std::uint32_t index = 0;  // in Model::articles or Model::flows
    std::uint32_t place = 0;  // in content order: breaks ties
    match::RowsOfTarget rows;
    bool asks_order = false;    // a flow that asks for an order number
    float centroid_length = 0;  // of the sum of its phrasings
  };

  /// Ready to rank by similarity. What can be learned is learned by `train`. The model outlives
  /// this.
  explicit Matcher(const Model& model);
  /// With what was learned of the same model earlier: then training is a matter of milliseconds.
  /// What does not fit is left aside.
  Matcher(const Model& model, std::string_view earlier);
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  /// Learns for `steps` small steps (see match::Learning); 0..1000: how far it has come. From 1000
  /// on there is nothing left to do.
  std::int32_t train(std::uint32_t steps);

  std::vector<Entrant> entrants;
  std::vector<match::Phrasing> phrasings;  // by row
  std::vector<std::string> masks;          // of order numbers
  match::Lexicon lexicon;
  match::AnswerIndex answers;  // by entrant
  match::Coverage coverage;    // by entrant
  // Of the phrasings, and of the answers until all is learned; none when nothing can be learned.
  std::vector<match::Row> rows;
  match::FeatureTable features;
  match::Postings postings;  // of the phrasings and answers, until all is learned
  match::Learned learned;

 private:
  struct Draft;
  Matcher(const Model& model, Draft&& draft, std::string_view earlier);
  void index(match::RowMaker& maker);
  void prepare_learning(const Model& model, std::string_view earlier);
  std::vector<match::Token> tokens_of(std::uint32_t row) const;

  std::unique_ptr<match::Learning> learning_;
};

}  // namespace waypost
