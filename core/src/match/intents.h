// What a visitor may say instead of asking: wants a person, thanks, leaves, is fed up, or what the
// owner adds. Recognised only when a text says nothing else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "match/question.h"
#include "match/why.h"

namespace waypost {

class Matcher;

class Intents {
 public:
  /// `intents` as in the model, which must outlive this; `phrasings` of the built-in ones,
  /// `{"thanks": ["thank you", …], …}`, as far as it is of this form.
  Intents(const std::vector<Article>& intents, std::string_view phrasings);
  ~Intents();

  struct Heard {
    const Article* intent = nullptr;  ///< nullptr: nothing of the kind
    float nearest = 0;                ///< cosine with its nearest phrasing
    bool whole = false;               ///< the text is that phrasing, but for slips
    bool alone = true;                ///< false: something else is said, too, in another clause
  };
  /// `unfinished`: it is still being typed; only the very phrasing counts, and nothing is heard in
  /// the middle of a question.
  Heard hear(std::string_view text, bool unfinished = false) const;

 private:
  Heard clause(std::string_view text) const;
  bool may_say(std::string_view text) const;
  bool is_same(const match::Token& token, match::WordId own) const;
  std::size_t common(const match::Phrasing& phrasing, const std::vector<match::Token>& words) const;
  bool says(std::uint32_t entrant, const std::vector<match::Token>& words) const;

  const std::vector<Article>& intents_;
  Model said_;  // the intents with all their phrasings, as articles
  std::unique_ptr<Matcher> matcher_;
  std::vector<std::uint8_t>
      stems_;  // of the phrasings' words, by hash: a few others fall together with one
};

}  // namespace waypost
