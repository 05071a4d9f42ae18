// Questions and answers as JSON. Spans leave in UTF-16 code units.
#include <utility>

#include "json/reader.h"
#include "json/writer.h"
#include "text/utf8.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"
#include "wire/object_reader.h"
#include "wire/shared_json.h"

namespace waypost::wire {
namespace {

Question read_question(json::Value root, Fault& fault) {
  Question question;
  ObjectReader reader(root, "", fault);
  if (!reader.has("text")) reader.fail("text");
  reader.text("text", question.text);
  reader.u32("limit", question.limit);
  reader.flag("prefix", question.prefix);
  question.first = read_target(reader, "first");
  reader.i64("at", question.at);
  reader.text("locale", question.locale);
  reader.text("page", question.page);
  reader.text("audience", question.audience);
  return question;
}

void write_span(json::Writer& out, const text::Utf16Offsets& offsets, const Span8& span) {
  out.begin_array().integer(offsets.at(span.begin)).integer(offsets.at(span.end)).end_array();
}

void write_match(json::Writer& out, const Match& match) {
  out.begin_object().key("target");
  write_target(out, match.target);
  out.member("title", match.title);
  out.number("score", match.score).number("confidence", match.confidence);
  out.key("why").begin_object().member("phrasing", match.why.phrasing).key("span16").begin_array();
  const text::Utf16Offsets offsets(match.why.phrasing);
  for (const Span8& span : match.why.spans) write_span(out, offsets, span);
  out.end_array().end_object().end_object();
}

void write_entity(json::Writer& out, const Entity& entity, const text::Utf16Offsets& offsets) {
  out.begin_object().member("kind", name_of(entity.kind));
  out.member("value", entity.value).key("span16");
  write_span(out, offsets, entity.span);
  out.flag_if("bare", entity.bare);
  out.end_object();
}

}  // namespace

std::string ask_json(const Content& content, std::string_view question) {
  const std::string clean = text::well_formed(question);
  const json::Document document = json::read(clean);
  Fault fault;
  if (document.error() || !document.root().is_object()) return error_json("bad_request");
  const Question asked = read_question(document.root(), fault);
  if (fault.any) return error_json("bad_request", fault.pointer);
  return answer_json(ask(content, asked), asked.text);
}

std::string answer_json(const Answer& answer, std::string_view text) {
  json::Writer out;
  out.begin_object().member("decision", name_of(answer.decision));
  out.key("matches").begin_array();
  for (const Match& match : answer.matches) write_match(out, match);
  out.end_array().key("entities").begin_array();
  const text::Utf16Offsets offsets(text);
  for (const Entity& entity : answer.entities) write_entity(out, entity, offsets);
  out.end_array().member_if("intent", answer.intent).flag_if("person", answer.person);
  out.end_object();
  return std::move(out).take();
}

}  // namespace waypost::wire
