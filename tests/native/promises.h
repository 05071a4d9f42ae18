// What `ask` promises of every answer to any bytes, by plain loops over the answer alone. Property
// tests and the fuzz targets share it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "waypost/matcher.h"

namespace waypost::test {

/// Whether `at` lies between characters. By the definition of well-formed sequences, not by the
/// core's decoder: no well-formed sequence may begin before `at` and end after it. Bytes that
/// belong to none are characters of their own.
inline bool on_border(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return at == bytes.size();
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const std::string_view tail = bytes.substr(at - back);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(tail[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    if (lead > 0xf4 || length <= back || length > tail.size()) continue;
    const bool follows = std::all_of(tail.begin() + 1, tail.begin() + std::ptrdiff_t(length),
                                     [](char c) { return (c & 0xc0) == 0x80; });
    const bool overlong = (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xf0 && byte(1) < 0x90);
    const bool beyond = (lead == 0xed && byte(1) > 0x9f) || (lead == 0xf4 && byte(1) > 0x8f);
    if (follows && !overlong && !beyond) return false;
  }
  return true;
}

/// Whether spans follow each other, hold something, and lie on character borders of `text`.
inline bool are_spans(const std::vector<Span8>& spans, std::string_view text) {
  std::uint32_t before = 0;
  for (const Span8& span : spans) {
    if (span.begin < before || span.begin >= span.end) return false;
    if (!on_border(text, span.begin) || !on_border(text, span.end)) return false;
    before = span.end;
  }
  return true;
}

inline bool exists(const Model& model, const Target& target) {
  const auto has_id = [&](const auto& each) { return each.id == target.id; };
  if (target.kind == Target::Kind::flow)
    return std::any_of(model.flows.begin(), model.flows.end(), has_id);
  return target.kind == Target::Kind::article &&
         std::any_of(model.articles.begin(), model.articles.end(), has_id);
}

/// The first promise that `answer` breaks, in a few words; "" when it keeps all.
inline std::string broken_promise(const Model& model, const Question& question,
                                  const Answer& answer) {
  if (answer.matches.size() > std::clamp(question.limit, 1u, 50u)) return "more than the limit";
  if (answer.decision != Decision::none && answer.matches.empty()) return "decided for nothing";
  if (!answer.intent.empty() && answer.decision == Decision::choose) return "an intent to choose";
  for (std::size_t i = 0; i < answer.matches.size(); ++i) {
    const Match& match = answer.matches[i];
    if (match.confidence < 0 || match.confidence > 1000) return "confidence out of range";
    if (!exists(model, match.target)) return "a target that does not exist";
    if (!are_spans(match.why.spans, match.why.phrasing)) return "spans in the phrasing";
    for (std::size_t j = 0; j < i; ++j) {
      if (answer.matches[j].target == match.target) return "a target twice";
      if (answer.matches[j].score < match.score) return "a higher score behind";
      if (answer.matches[j].confidence < match.confidence) return "a surer match behind";
    }
  }
  std::vector<Span8> entities;
  for (const Entity& entity : answer.entities) {
    if (entity.value.empty()) return "an entity without a value";
    entities.push_back(entity.span);
  }
  return are_spans(entities, question.text) ? "" : "spans in the question";
}

}  // namespace waypost::test
