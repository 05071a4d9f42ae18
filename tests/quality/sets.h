// Question sets for measuring the matcher: knowledge, and questions with what should answer them.
#pragma once

#include <string>
#include <vector>

#include "waypost/content.h"

namespace waypost::quality {

struct Asked {
  std::string text;
  std::string target;  // "article:<id>", "flow:<id>"; "" = the knowledge does not answer it
};

struct Figures {
  int in_scope = 0, out_of_scope = 0;
  double top1 = 0;     // percent of the questions in scope
  double recall3 = 0;  // percent with the right target among the first three
  double auroc =
      0;  // percent: how well the score tells in scope from out of scope; 0 = not measured
  double answered = 0;        // percent of the questions in scope that are answered directly
  double answered_right = 0;  // percent of those that are right
  double refused = 0;         // percent of the questions out of scope that get `none`
};

/// Reads `{"q","id"}` lines; `path` from the root of the repository. An id without a colon is an
/// article's.
std::vector<Asked> read_questions(const std::string& path);

Figures measure(const Content& content, const std::vector<Asked>& questions);

/// One line for people: the figures under a name.
std::string describe(const std::string& name, const Figures& figures);

}  // namespace waypost::quality
