// Labelled questions as files: JSON Lines, one question and what should answer it on each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost::cli {

struct Asked {
  std::string text;
  /// What should answer; `id` "" = nothing does.
  Target target;
  bool in_scope() const { return !target.id.empty(); }
};

struct QuestionSet {
  std::vector<Asked> questions;
  /// One line for each fault: "questions.jsonl:3: …". The questions beside them are read.
  std::vector<std::string> faults;
};

/// Reads `{"q", "id"}`; other keys are ignored. What is wrong with it, "" when it was read.
std::string read_asked(json::Value question, const Content& content, Asked& asked);

/// Reads lines `{"q": "where is my parcel", "id": "late-parcel"}`. `id` is an article or a flow of
/// `content` ("flow:track" and "article:track" tell the two apart, an article goes first), or null
/// for a question that nothing answers. Empty lines are skipped, other keys ignored.
QuestionSet read_questions(const std::string& path, std::string_view text, const Content& content);

/// As in a question file: the id, that of a flow with "flow:" before it.
std::string name_of(const Target& target);

}  // namespace waypost::cli
