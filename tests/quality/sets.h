// Question sets for measuring the matcher: a knowledge file and questions with the article that answers.
#pragma once

#include <string>
#include <vector>

#include "content/model.h"

namespace waypost::quality {

struct Asked {
  std::string text;
  std::string article;  // "" = the knowledge does not answer it
};

/// The folder of the public sets; "" when it is not there. They are not part of the repository.
std::string sets_folder();

/// Reads `NAME.knowledge.json`. Empty model when the file is missing or broken.
Model read_model(const std::string& name);

/// Reads `NAME.questions.jsonl`.
std::vector<Asked> read_questions(const std::string& name);

}  // namespace waypost::quality
