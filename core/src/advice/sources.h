// Where the texts of articles and flows stand in the files that they were compiled from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "json/reader.h"

namespace waypost::advice {

/// A value of a base file (0) or a sibling (1).
struct Source {
  std::uint8_t file = 0;
  json::Value value;  ///< nothing: it stands nowhere
  explicit operator bool() const { return static_cast<bool>(value); }
};

/// Of one article or flow.
struct TargetSources {
  Source object;                  ///< the article or flow itself, in the file that has its words
  Source list;                    ///< of its phrasings
  std::vector<Source> phrasings;  ///< as many as the model has; without the title of a flow
  Source title;                   ///< of a flow
  Source answer;                  ///< of an article
};

struct SourcePlace {
  std::uint8_t file = 0;
  std::uint32_t line = 0;  ///< 0: it stands nowhere
  std::uint32_t column = 0;
  std::string pointer;
};

class Sources {
 public:
  /// The texts that `model` was compiled from; they outlive this.
  Sources(std::string_view base, std::string_view sibling, const Model& model);

  /// Articles first, then flows, in the order of the model.
  const TargetSources& of(std::size_t target) const { return targets_[target]; }

  SourcePlace place(const Source& source) const;

 private:
  void find_article(const Model& model, const Article& article);
  void find_flow(const Model& model, const Flow& flow);

  json::Document documents_[2];
  json::LineTable lines_[2];
  std::vector<TargetSources> targets_;
};

}  // namespace waypost::advice
