#include "question_set.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "content/model.h"
#include "json/reader.h"
#include "printable.h"

namespace waypost::cli {
namespace {

constexpr std::string_view kFlow = "flow:";
constexpr std::string_view kArticle = "article:";

bool has(const Content& content, Target::Kind kind, std::string_view id) {
  const Model& model = content.model();
  const auto& known = kind == Target::Kind::flow ? model.flow_by_id : model.article_by_id;
  return known.find(id) != known.end();
}

std::optional<Target> find_target(const Content& content, std::string_view name) {
  std::pair<Target::Kind, std::string_view> readings[] = {
      {Target::Kind::article, name}, {Target::Kind::flow, name}, {}, {}};
  if (name.starts_with(kArticle))
    readings[2] = {Target::Kind::article, name.substr(kArticle.size())};
  if (name.starts_with(kFlow)) readings[3] = {Target::Kind::flow, name.substr(kFlow.size())};
  for (const auto& [kind, id] : readings) {
    if (!id.empty() && has(content, kind, id)) return Target{kind, std::string(id)};
  }
  return std::nullopt;
}

// What is wrong with a line; "" when a question was read into `asked`.
std::string read_line(std::string_view line, const Content& content, Asked& asked) {
  const json::Document document = json::read(line);
  if (!document.error()) return read_asked(document.root(), content, asked);
  return "this line is no JSON, from column " + std::to_string(document.error()->offset + 1) +
         " on";
}

}  // namespace

std::string read_asked(json::Value question, const Content& content, Asked& asked) {
  if (!question.is_object()) return "a question must be an object, {\"q\": …, \"id\": …}";
  const json::Value id = question.find("id");
  if (!question.find("q").is_text()) return "\"q\" must be a text: the question";
  if (!id.is_text() && !id.is_null()) {
    return "\"id\" must be the id of what should answer, or null when nothing does";
  }
  asked = {std::string(question.find("q").text()), {}};
  if (id.is_null()) return "";
  const auto target = find_target(content, id.text());
  if (!target) return "the knowledge has no article or flow \"" + printable(id.text()) + "\"";
  asked.target = *target;
  return "";
}

QuestionSet read_questions(const std::string& path, std::string_view text, const Content& content) {
  QuestionSet set;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Asked asked;
    const std::string fault = read_line(line, content, asked);
    if (fault.empty()) {
      set.questions.push_back(std::move(asked));
    } else {
      set.faults.push_back(path + ":" + std::to_string(number) + ": " + fault);
    }
  }
  return set;
}

std::string name_of(const Target& target) {
  return target.kind == Target::Kind::flow ? std::string(kFlow) + target.id : target.id;
}

}  // namespace waypost::cli
