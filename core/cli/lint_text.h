// What lint finds, as sentences and as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "advice/lint.h"
#include "advice/sources.h"
#include "knowledge_files.h"
#include "waypost/status.h"

namespace waypost::cli {

/// Everything that `waypost lint` says about a knowledge.
struct LintReport {
  const KnowledgeFiles& files;
  const Model& model;
  const advice::Sources& sources;
  const advice::Lint& lint;
  std::vector<Problem> errors;  ///< of the files: what has them is left out of the rest
};

/// Of each rule a few, unless `all`; with colours for a terminal.
std::string lint_text(const LintReport& report, bool all, bool color);
std::string lint_json(const LintReport& report);

/// Errors as `waypost check` tells them.
std::string errors_text(const KnowledgeFiles& files, const std::vector<Problem>& errors,
                        bool color);

}  // namespace waypost::cli
