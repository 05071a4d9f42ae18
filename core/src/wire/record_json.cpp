// record_json: snapshot and log as text -> the handover record (core/schema/handover.schema.json).
#include <utility>

#include "content/model.h"
#include "json/reader.h"
#include "json/writer.h"
#include "session/record.h"
#include "waypost/wire.h"
#include "wire/log_json.h"
#include "wire/shared_json.h"
#include "wire/snapshot_json.h"

namespace waypost::wire {
namespace {

using session::LogEntry;
using session::Record;

// The log of another session knows nothing of this handover.
bool tells_of(const std::vector<LogEntry>& log, const std::string& handover) {
  for (const LogEntry& entry : log) {
    for (const Effect& effect : entry.effects) {
      if (effect.type == EffectType::handover && effect.handover == handover) return true;
    }
  }
  return false;
}

void write_visitor(json::Writer& out, const Record& record) {
  out.key("visitor").begin_object();
  out.member_if("id", record.visitor_id).member_if("name", record.visitor_name);
  out.member_if("email", record.visitor_email)
      .member_if("phone", record.visitor_phone)
      .end_object();
}

void write_answers(json::Writer& out, const Record& record) {
  out.key("answers").begin_array();
  for (const session::RecordedAnswer& answer : record.answers) {
    out.begin_object()
        .member("flow", answer.flow)
        .member("step", answer.step)
        .member("name", answer.name);
    out.member("label", answer.label).member("value", answer.value).member("source", answer.source);
    out.flag_if("private", answer.is_private).end_object();
  }
  out.end_array();
}

void write_path(json::Writer& out, const Record& record) {
  out.key("path").begin_array();
  for (const session::PathStep& step : record.path) {
    out.begin_object().member_if("flow", step.flow).member_if("step", step.step);
    out.member("option", step.option)
        .member_if("label", step.label)
        .number("at", step.at)
        .end_object();
  }
  out.end_array();
}

void write_articles(json::Writer& out, const Record& record) {
  out.key("articles_shown").begin_array();
  for (const session::ShownArticle& article : record.articles_shown) {
    out.begin_object()
        .member("id", article.id)
        .member("title", article.title)
        .number("at", article.at);
    if (article.helpful) out.key("helpful").boolean(*article.helpful);
    out.end_object();
  }
  out.end_array();
}

void write_lookups(json::Writer& out, const Record& record) {
  out.key("lookups").begin_array();
  for (const session::RecordedLookup& lookup : record.lookups) {
    out.begin_object()
        .member("flow", lookup.flow)
        .member("step", lookup.step)
        .member("name", lookup.name);
    out.member_if("result", lookup.result)
        .number_if("status", lookup.status)
        .number("at", lookup.at);
    if (!lookup.fields.empty()) write_value(out.key("fields"), Value{lookup.fields});
    out.end_object();
  }
  out.end_array();
}

void write_transcript(json::Writer& out, const Record& record) {
  out.key("transcript").begin_array();
  for (const session::Utterance& said : record.transcript) {
    out.begin_object().number("seq", static_cast<std::int64_t>(said.seq)).member("who", said.who);
    out.number("at", said.at).member_if("text", said.text).member_if("message", said.message);
    write_text_map(out, "args", said.args);
    out.member_if("flow", said.flow).member_if("step", said.step);
    out.member_if("option", said.option).member_if("article", said.article).end_object();
  }
  out.end_array();
}

void write_world(json::Writer& out, const Context& context) {
  out.key("page")
      .begin_object()
      .member_if("url", context.page_url)
      .member_if("title", context.page_title);
  out.member_if("referrer", context.referrer).end_object();
  out.key("device")
      .begin_object()
      .member_if("browser", context.browser)
      .member_if("viewport", context.viewport);
  out.member_if("zone", context.zone).member_if("locale", context.locale).end_object();
}

std::string write_record(const Content& content, const Record& record) {
  json::Writer out;
  out.begin_object().member("schema", "handover/1").member("id", record.id);
  out.number("created_at", record.created_at);
  if (!content.model().passed.site.empty()) out.key("site").raw(content.model().passed.site);
  out.member("locale", record.locale).member_if("mode", record.mode);
  write_visitor(out, record);
  out.member("reason", record.reason).member_if("department", record.department);
  out.member_if("priority", record.priority).member_if("sla", record.sla);
  write_texts(out, "tags", record.tags);
  write_text_map(out, "fields", record.fields);
  out.member("question", record.question).member_if("message", record.message);
  out.member("summary", record.summary);
  write_answers(out, record);
  write_path(out, record);
  write_articles(out, record);
  write_lookups(out, record);
  write_transcript(out, record);
  write_world(out, record.context);
  out.end_object();
  return std::move(out).take();
}

}  // namespace

std::string record_json(const Content& content, std::string_view snapshot_text,
                        std::string_view log_text) {
  const json::Document snapshot_document = json::read(snapshot_text);
  if (snapshot_document.error()) return error_json("bad_snapshot");
  const Snapshot snapshot = read_snapshot(snapshot_document.root());
  if (snapshot.handover.id.empty()) return error_json("bad_snapshot", "/handover");
  const json::Document log_document = json::read(log_text);
  if (log_document.error()) return error_json("bad_log");
  Fault fault;
  const std::vector<LogEntry> log = read_log(log_document.root(), fault);
  if (fault.any) return error_json("bad_log", fault.pointer);
  if (!tells_of(log, snapshot.handover.id)) return error_json("bad_log");
  return write_record(content, session::make_record(content, snapshot, log));
}

}  // namespace waypost::wire
