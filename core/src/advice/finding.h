// What lint finds, as data: rules, places and figures, no prose (core/cli/lint_text.h has that).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "advice/sources.h"
#include "advice/targets.h"
#include "waypost/status.h"

namespace waypost::advice {

/// In the order in which they are told: what keeps most visitors from an answer first.
enum class Rule : std::uint8_t {
  not_found,       ///< `count` of `whole` phrasings of `target` lead to it when held out
  confused,        ///< `count` of `whole` phrasings of `target` and `other` lead to the other
  near_duplicate,  ///< a phrasing of `target` and one of `other` are almost the same
  same_answer,     ///< so are the answers of `target` and `other`
  answer_short,    ///< `count` words
  answer_long,     ///< `count` words
  no_next_step,    ///< nothing in the answer, nor after it, to go on with
  more_phrasings,  ///< here two more would help most; `count` of `whole` are not found held out
  answer_words,    ///< `words` of the answer that no phrasing of anything has
};
inline constexpr std::size_t kRules = 9;

/// A phrasing that shows it.
struct Evidence {
  Source where;
  std::string text;
  std::uint32_t target = kNoTarget;  ///< whose phrasing it is
  std::uint32_t found = kNoTarget;   ///< what it leads to when it is held out
  bool is_answered = false;          ///< … as a direct answer
};

struct Finding {
  Rule rule{};
  std::uint32_t target = kNoTarget;
  std::uint32_t other = kNoTarget;
  Source where;
  std::uint32_t count = 0;
  std::uint32_t whole = 0;
  std::vector<std::string> words{};
  std::vector<Evidence> evidence{};
  float weight = 0;  ///< within one rule: the more, the worse
};

/// The rule's stable name, e.g. "near_duplicate".
std::string_view to_string(Rule rule);

/// warning: costs visitors an answer. note: a suggestion.
Severity severity_of(Rule rule);

}  // namespace waypost::advice
