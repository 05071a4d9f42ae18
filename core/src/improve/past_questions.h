// A log of past questions as the ranking reads it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "match/feature_table.h"
#include "match/matcher.h"
#include "match/question.h"

namespace waypost::improve {

/// Most questions that are learned from; of more, these, evenly spread.
inline constexpr std::size_t kMostQuestions = 25000;
/// Pieces and words that fewer questions have are not learned: nobody's own words travel.
inline constexpr std::size_t kFewestQuestions = 3;

/// The questions of a log, one a line, that have words; none twice.
std::vector<match::ReadQuestion> read_log(std::string_view log, const Matcher& matcher);

/// The features that the knowledge does not have and enough questions do, in the order in which
/// they are met.
std::vector<match::FeatureKey> new_features(const std::vector<match::ReadQuestion>& questions,
                                            const match::FeatureTable& features);

/// A question as a vector: half as it was typed, half with slips put right, as it is ranked.
match::SparseVector vector_of(const match::ReadQuestion& question,
                              const match::FeatureTable& features);

}  // namespace waypost::improve
