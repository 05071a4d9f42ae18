// A knowledge file as the user names it -> the texts that `compile` takes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "args.h"
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

/// A hash of every byte that was read: another one is another knowledge, if only in its texts.
std::string hash_of(const KnowledgeFiles& files);

/// Compiles the files. Says on standard error when they cannot be used (nothing is returned then),
/// or that something in them is left out.
std::optional<Content> open_content(std::string_view command, const KnowledgeFiles& files);
/// The same, but for the training.
std::optional<Content> open_untrained(std::string_view command, const KnowledgeFiles& files);

/// What most commands are given: a knowledge, and beside it a file about it (questions, tests).
struct OpenedKnowledge {
  KnowledgeFiles files;
  Content content;
  double load_ms = 0;  ///< reading and compiling
  std::string path;    ///< of the second file; "" when the command is given none
  std::string text;
};

/// Opens the files that `args` name, the knowledge in the language of the flag `locale`. Says on
/// standard error when one of them cannot be used; nothing is returned then.
std::optional<OpenedKnowledge> open_knowledge(std::string_view command, const Args& args);

/// "" or why nothing is written to `out`: it is one of the files that were read, or something else
/// than what the program writes there, which begins with `begins`. An empty file is nobody's.
std::string protects(const OpenedKnowledge& opened, const std::string& out,
                     std::string_view begins);
std::string protects(const std::vector<std::string>& read, const std::string& out,
                     std::string_view begins);

/// The siblings that a base file lists: locale and path. Empty when the file cannot be read as
/// JSON.
std::vector<std::pair<std::string, std::string>> listed_siblings(const std::string& base_path,
                                                                 std::string_view base);

/// The path of the base that a file names with its key `base`; "" when the file is no sibling.
std::string named_base(const std::string& path, std::string_view text);

}  // namespace waypost::cli
