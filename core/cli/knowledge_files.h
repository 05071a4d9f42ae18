// A knowledge file as the user names it -> the texts that `compile` takes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waypost/content.h"

namespace waypost::cli {

/// A base file and, when asked for, one sibling. `error` is not empty when a file could not be
/// read.
struct KnowledgeFiles {
  std::string base_path, base;
  std::string sibling_path, sibling;  ///< "" = none
  std::string error;                  ///< e.g. "support.json: No such file or directory"
};

/// Reads `path`. A sibling brings its base along (its key `base`, a file beside it); a base brings
/// the sibling of `locale` along. A locale that is not there is an error; "" = the file as it is.
KnowledgeFiles read_knowledge(const std::string& path, std::string_view locale = {});

/// Compiles the files. Says on standard error when they cannot be used (nothing is returned then),
/// or that something in them is left out.
std::optional<Content> open_content(std::string_view command, const KnowledgeFiles& files);

/// The siblings that a base file lists: locale and path. Empty when the file cannot be read as
/// JSON.
std::vector<std::pair<std::string, std::string>> listed_siblings(const std::string& base_path,
                                                                 std::string_view base);

/// The path of the base that a file names with its key `base`; "" when the file is no sibling.
std::string named_base(const std::string& path, std::string_view text);

}  // namespace waypost::cli
