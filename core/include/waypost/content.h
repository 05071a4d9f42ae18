/// Knowledge files, checked and compiled once into an immutable `Content`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waypost/status.h"

namespace waypost {

struct Model;   // core/src/content/model.h: the compiled knowledge, private to the core
class Matcher;  // core/src/match/matcher.h: the trained ranking, private to the core
class Intents;  // core/src/match/intents.h: what visitors say instead of asking, likewise

/// Compiled knowledge in one locale. Move-only; immutable but for `train` and `know_intents`, and
/// safe to share between readers once these are done.
class Content {
 public:
  Content(std::unique_ptr<const Model> model, std::unique_ptr<Matcher> matcher);
  Content(Content&&) noexcept;
  Content& operator=(Content&&) noexcept;
  ~Content();

  /// BCP 47 tag of the texts: the sibling's locale, or the base's when there is no sibling.
  std::string_view locale() const;
  /// 16 hex digits over everything that a session depends on: structure, ids, conditions, lookups.
  /// Article bodies and texts do not change it.
  std::string_view hash() const;

  /// Trains the ranking for `steps` small steps (a few microseconds to some tens each) and says how
  /// far it has come: 0..1000, and 1000 from the end on. Until then questions are ranked by
  /// similarity alone. However the steps are grouped, the result is the same.
  std::int32_t train(std::uint32_t steps);

  /// Brings what the built-in intents (person, thanks, goodbye, frustration) are said by, in the
  /// interface's language: `{"thanks": ["thank you", …], …}`, a file of core/intents. What is not
  /// of this form is left out. Without it there are only the owner's.
  void know_intents(std::string_view phrasings);

  const Model& model() const { return *model_; }
  const Matcher& matcher() const { return *matcher_; }
  const Intents& intents() const { return *intents_; }

 private:
  std::unique_ptr<const Model> model_;
  std::unique_ptr<Matcher> matcher_;
  std::unique_ptr<const Intents> intents_;
};

/// What packs hold changes with every change of the ranking; one of another format is not read.
inline constexpr std::int64_t kPackFormat = 3;

/// The member `pack` that makes a pack of a knowledge file, as JSON: what was learned of it.
/// Of knowledge that is not trained (yet), only what ties the pack to its texts.
std::string pack_member(const Content& content);
/// The same with other bytes as what was learned (see core/src/improve).
std::string pack_member(const Content& content, std::string_view learned);

/// Result of `compile`. `content` is empty only when the file as a whole is unusable (not UTF-8,
/// not JSON, too large, too deep, not a knowledge object, or no usable article and no usable flow).
/// Otherwise every broken article or flow is left out, named in `problems`, and the rest works.
struct Compiled {
  std::optional<Content> content;
  std::vector<Problem> problems;  ///< In file order: base first, then sibling; by line and column.
};

/// Reads and checks a base file and, when `sibling` is not empty, one sibling locale on top of it.
/// Never throws, never aborts, whatever the bytes are. Same bytes in, same result on every
/// platform.
Compiled compile(std::string base, std::string sibling = {});

/// The same, but for the training of the ranking, which is left to `Content::train`.
Compiled compile_untrained(std::string base, std::string sibling = {});

/// What is known of a flow once all ways through it have been walked.
enum class Verdict : std::uint8_t {
  proved,          ///< whatever visitors do, all of it holds
  counterexample,  ///< something does not: it is among the problems
  undecided,       ///< a condition that values alone do not decide, or too many states
};

/// How many clicks lead to one of a flow's outcomes.
struct ClickRange {
  std::string outcome;  ///< `end done`, `person late`, `article returns`, `link carrier`
  std::uint32_t least = 0;
  std::optional<std::uint32_t> most;  ///< nothing: there is a loop on the way
};

struct FlowProof {
  std::string flow;
  Verdict verdict = Verdict::proved;
  std::size_t states = 0;              ///< that were walked in it
  std::vector<std::string> undecided;  ///< JSON pointers of what was not decided, `states`, `ways`
  std::vector<ClickRange> clicks;      ///< of flows that visitors begin themselves
};

/// What `compile` would report, without the work of making the ranking, and what is proved beyond
/// that: in the library waypost_proof, which no page carries.
struct Checked {
  bool usable = false;  ///< `compile` would give a content.
  std::vector<Problem> problems;
  std::vector<FlowProof> flows;       ///< those that can be used; none beside a sibling
  std::vector<std::string> left_out;  ///< the ids of flows that cannot, because of an error
};
Checked check(std::string_view base, std::string_view sibling = {});

}  // namespace waypost
