// Questions and answers as JSON. Spans leave in UTF-16 code units.
#include <cstdint>
#include <limits>

#include "json/reader.h"
#include "json/writer.h"
#include "text/utf8.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"

namespace waypost::wire {
namespace {

std::string bad_request(std::string_view detail) {
  json::Writer out;
  out.begin_object().key("error").begin_object();
  out.member("code", "bad_request").member("detail", detail);
  out.end_object().end_object();
  return std::move(out).take();
}

// Reads a question; gives the pointer to what is wrong, or nothing. Unknown keys are ignored.
std::string_view read_question(json::Value root, Question& out) {
  if (!root.is_object()) return "/";
  const auto read_text = [&](std::string_view key, std::string& into) {
    const json::Value value = root.find(key);
    if (value && !value.is_text()) return false;
    into = value.text();
    return true;
  };
  if (!root.find("text").is_text()) return "/text";
  out.text = root.find("text").text();
  if (!read_text("locale", out.locale)) return "/locale";
  if (!read_text("page", out.page)) return "/page";
  if (!read_text("audience", out.audience)) return "/audience";
  if (const json::Value limit = root.find("limit")) {
    const auto number = limit.integer();
    if (!number || *number < 0 || *number > std::numeric_limits<std::int32_t>::max())
      return "/limit";
    out.limit = static_cast<std::uint32_t>(*number);
  }
  if (const json::Value prefix = root.find("prefix")) {
    if (!prefix.is_boolean()) return "/prefix";
    out.prefix = prefix.boolean();
  }
  if (const json::Value at = root.find("at")) {
    if (!at.integer()) return "/at";
    out.at = *at.integer();
  }
  return {};
}

std::string_view to_string(Decision decision) {
  switch (decision) {
    case Decision::answer:
      return "answer";
    case Decision::choose:
      return "choose";
    case Decision::none:
      return "none";
  }
  return "";
}

std::string_view to_string(Target::Kind kind) {
  switch (kind) {
    case Target::Kind::article:
      return "article";
    case Target::Kind::flow:
      return "flow";
    case Target::Kind::category:
      return "category";
  }
  return "";
}

void write_span(json::Writer& out, const text::Utf16Offsets& offsets, const Span8& span) {
  out.begin_array().integer(offsets.at(span.begin)).integer(offsets.at(span.end)).end_array();
}

void write_match(json::Writer& out, const Match& match) {
  out.begin_object().key("target").begin_object();
  out.member("kind", to_string(match.target.kind)).member("id", match.target.id).end_object();
  out.member("title", match.title);
  out.number("score", match.score).number("confidence", match.confidence);
  out.key("why").begin_object().member("phrasing", match.why.phrasing).key("span16").begin_array();
  const text::Utf16Offsets offsets(match.why.phrasing);
  for (const Span8& span : match.why.spans) write_span(out, offsets, span);
  out.end_array().end_object().end_object();
}

}  // namespace

std::string ask_json(const Content& content, std::string_view question) {
  const std::string clean = text::well_formed(question);
  const json::Document document = json::read(clean);
  if (document.error()) return bad_request("/");
  Question asked;
  if (const std::string_view wrong = read_question(document.root(), asked); !wrong.empty()) {
    return bad_request(wrong);
  }
  return answer_json(ask(content, asked), asked.text);
}

std::string answer_json(const Answer& answer, std::string_view text) {
  json::Writer out;
  out.begin_object().member("decision", to_string(answer.decision));
  out.key("matches").begin_array();
  for (const Match& match : answer.matches) write_match(out, match);
  out.end_array().key("entities").begin_array();
  const text::Utf16Offsets offsets(text);
  for (const Entity& entity : answer.entities) {
    out.begin_object();
    out.member("kind", entity.kind == Entity::Kind::email ? "email" : "order");
    out.member("value", entity.value).key("span16");
    write_span(out, offsets, entity.span);
    out.end_object();
  }
  out.end_array().end_object();
  return std::move(out).take();
}

}  // namespace waypost::wire
