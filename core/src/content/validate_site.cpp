// Site, contact, locales, handover: what a view shows as it is.
#include <optional>
#include <string>

#include "content/build.h"
#include "json/writer.h"

namespace waypost::content {
namespace {

constexpr Key kSiteKeys[] = {{"name", Kind::title}, {"url", Kind::url}};
constexpr Key kContactKeys[] = {
    {"phone", Kind::phone}, {"email", Kind::email}, {"url", Kind::link}};
constexpr Key kHandoverKeys[] = {
    {"receiver", Kind::url}, {"chat", Kind::object}, {"person_after", Kind::integer}};
constexpr Key kChatKeys[] = {{"type", Kind::title, Need::required},
                             {"token", Kind::url, Need::required}};
void write_texts(json::Writer& out, const Object& fields, std::span<const Key> keys) {
  for (const Key& key : keys) {
    if (const json::Value value = fields[key.name]; value.is_text())
      out.member(key.name, value.text());
  }
}

std::string read_contact(Report& report, json::Value source) {
  if (!source) return "";
  json::Writer out;
  out.begin_object();
  write_texts(out, read_object(report, source, kContactKeys), kContactKeys);
  return std::move(out.end_object()).take();
}

std::string read_site_object(Build& build, json::Value source) {
  if (!source) return "";
  const Object fields = read_object(build.report, source, kSiteKeys);
  json::Writer out;
  out.begin_object();
  out.member_if("name", build.texts.plain("site/name", fields["name"]));
  out.member_if("url", fields["url"].text());
  return std::move(out.end_object()).take();
}

std::string read_locales(Report& report, json::Value source, std::string_view own) {
  if (!source) return "";
  json::Writer out;
  out.begin_object();
  for (const json::Member member : source.members()) {
    const std::string tag(member.key.text());
    if (tag == "$comment") continue;
    std::optional<Fault> fault = fault_of(Kind::url, tag, member.value);
    if (!is_locale(tag)) {
      report.drops(Code::bad_locale, member.key, {tag});
    } else if (tag == own) {
      report.drops(Code::bad_value, member.key, {tag, "a locale other than this file's"});
    } else if (fault) {
      report.drops(*fault, member.value);
    } else {
      out.member(tag, member.value.text());
    }
  }
  return std::move(out.end_object()).take();
}

std::string read_handover(Build& build, json::Value source) {
  if (!source) return "";
  Report& report = build.report;
  const Object fields = read_object(report, source, kHandoverKeys);
  json::Writer out;
  out.begin_object();
  out.member_if("receiver", fields["receiver"].text());
  if (const json::Value after = fields["person_after"]) {
    const std::int64_t misses = after.integer().value_or(0);
    if (misses < 1 || misses > 10) {
      report.drops(Code::bad_value, after, {after.literal(), "1 to 10"});
    } else {
      build.draft.model.person_after = static_cast<std::uint32_t>(misses);
    }
  }
  if (const json::Value chat = fields["chat"]) {
    const Object chat_fields = read_object(report, chat, kChatKeys);
    const json::Value type = chat_fields["type"];
    if (type && type.text() != "xmpp") {
      report.drops(Code::bad_value, type, {type.text(), "xmpp"});
    } else if (type && chat_fields["token"]) {
      out.key("chat").begin_object();
      write_texts(out, chat_fields, kChatKeys);
      out.end_object();
    }
  }
  return std::move(out.end_object()).take();
}

// A chat begins with a record of it, and a message needs somewhere to go: without a receiver no
// visitor reaches anybody here, and without a contact nowhere else either.
void warn_of_dead_ends(Report& report) {
  const json::Value root = report.root();
  const json::Value handover = root.find("handover");
  if (handover.find("receiver")) return;
  if (handover.find("chat")) {
    report.warns(Code::missing_key, handover, {"receiver"});
  } else if (root.find("contact").size() == 0) {
    report.warns(Code::missing_key, root, {"contact, handover"});
  }
}

}  // namespace

void read_site(Build& build, const Object& root) {
  Passed& passed = build.draft.model.passed;
  passed.site = read_site_object(build, root["site"]);
  passed.locales = read_locales(build.report, root["locales"], root["locale"].text());
  passed.contact = read_contact(build.report, root["contact"]);
  passed.handover = read_handover(build, root["handover"]);
  warn_of_dead_ends(build.report);
  read_hours(build, root["hours"]);
}

}  // namespace waypost::content
