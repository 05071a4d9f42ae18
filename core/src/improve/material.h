// What the improvement learns from, as vectors.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "match/sparse.h"

namespace waypost::improve {

/// A row of the knowledge: a phrasing, or the beginning of an answer.
struct OwnRow {
  match::Row row;
  std::uint32_t target = 0;
  bool is_phrasing = true;
};

struct Material {
  std::uint32_t features =
      0;  ///< those of the knowledge first, then those that only questions have
  std::uint32_t own_features = 0;
  std::uint32_t targets = 0;
  std::vector<OwnRow> own;                 ///< the phrasings target by target, then the answers
  std::vector<match::SparseVector> asked;  ///< past questions, none twice
  /// The share (0..1) of an own row, or of a past question, that each target's answer holds.
  std::function<void(std::uint32_t row, std::vector<float>& out)> own_answers;
  std::function<void(std::uint32_t question, std::vector<float>& out)> asked_answers;
  /// By own row of a phrasing: whether a target explains it well enough for a direct answer.
  std::function<bool(std::uint32_t row, std::uint32_t target)> explains;
  /// What a row was made with, seen as a question that only the features in `known` are known of.
  std::function<float(const match::Row& row, const std::vector<std::uint8_t>& known)> unseen_scale;
};

}  // namespace waypost::improve
