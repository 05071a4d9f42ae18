// Ranks the entrants for a question.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/matcher.h"
#include "match/question.h"

namespace waypost::match {

/// One ranked entrant with what spoke for it.
struct Ranked {
  std::uint32_t entrant = 0;
  float score = 0;
  /// How well it fits, comparable between questions; only of trained knowledge.
  float sure = 0;
  float centroid = 0;                 // cosine with the sum of its phrasings
  float nearest = 0;                  // cosine with its nearest phrasing
  float answer = 0;                   // share of the question found in its answer
  float taught = 0;                   // length of what only past questions have taught
  float order = 0;                    // it asks for an order number, and one was given
  bool is_data_only = false;          // nothing but data was typed
  std::uint32_t phrasing = kNowhere;  // the nearest one
};

/// What is ranked for.
struct RankedFor {
  const ReadQuestion& question;
  bool has_order =
      false;  // an order number was taken out: it speaks for the flows that ask for one
};

/// The best `limit` entrants, best first, equal ones in content order. Entrants that nothing speaks
/// for are left out.
std::vector<Ranked> rank(const Matcher& matcher, const RankedFor& asked, std::size_t limit);

}  // namespace waypost::match
