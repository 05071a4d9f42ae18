// Whether past questions help: asked of phrasings that neither model has seen, and that the
// questions were not labelled with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "improve/material.h"
#include "improve/neighbours.h"
#include "improve/self_training.h"
#include "match/calibration.h"

namespace waypost::improve {

/// How held out phrasings were found without and with the questions.
class Trial {
 public:
  explicit Trial(const Material& material) : material_(material) {}

  /// Into how many parts the phrasings are split; each is held out once.
  static std::uint32_t folds(const Material& material);

  /// Holds out one part and learns from the others. `progress` is called after each piece of work.
  void run(std::uint32_t fold, const Neighbours& neighbours, const std::function<void()>& progress);

  /// The questions help, beyond chance (one in twenty), whichever way the model without them is
  /// mixed.
  bool is_passed() const;

  std::size_t phrasings() const { return phrasings_; }  ///< that were held out and asked
  std::size_t found_before() const;                     ///< of them: the right target first
  std::size_t found_after() const { return found_after_; }
  /// The first matches with the questions.
  const std::vector<match::Sample>& samples() const { return samples_; }

 private:
  struct Before {
    std::size_t found = 0;
    float gain = 0, squares = 0;  // in reciprocal ranks, of the model with questions
  };
  struct Asked {
    std::vector<float> scores;
    std::uint32_t first = 0;  // of those that are not out
    float lead = 0;
  };
  Asked ask(std::uint32_t row, const Weights& weights, const std::vector<std::uint8_t>& known,
            const std::vector<bool>& is_out) const;

  const Material& material_;
  std::vector<Before> before_;  // by mix
  std::size_t phrasings_ = 0, found_after_ = 0;
  std::vector<match::Sample> samples_;
};

}  // namespace waypost::improve
