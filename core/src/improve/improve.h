// Learns from past questions that carry no labels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "waypost/content.h"

namespace waypost::improve {

struct Improvement {
  enum class Outcome : std::uint8_t {
    improved,
    no_better,     ///< the model without the questions is as good
    no_questions,  ///< no line has a word
    not_possible   ///< too little or too much to learn from, with or without questions
  };
  Outcome outcome = Outcome::not_possible;
  std::size_t questions = 0;                      ///< that were learned from: no line twice
  std::size_t asked = 0;                          ///< phrasings that were held out and asked
  std::size_t found_before = 0, found_after = 0;  ///< of these: the right target first
  std::string learned;                            ///< when improved: what pack_member takes
};

/// What `log`, past questions, one a line, teaches beyond the phrasings of `content`, as
/// compile_untrained gives it; afterwards it is trained. Same input, same result, on every
/// platform. `progress`, 0..1000, is called now and then.
Improvement improve(Content& content, std::string_view log,
                    const std::function<void(std::int32_t)>& progress);

}  // namespace waypost::improve
