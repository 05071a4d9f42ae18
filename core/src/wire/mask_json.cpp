// mask_json: a log as text -> the log as it may be stored.
#include "wire/mask_json.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "flow/value.h"
#include "json/reader.h"
#include "json/writer.h"
#include "session/private_place.h"
#include "waypost/wire.h"
#include "wire/log_json.h"
#include "wire/shared_json.h"
#include "wire/snapshot_json.h"

namespace waypost::wire {
namespace {

using session::kMasked;
using session::LogEntry;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// An address as it reads: what is private would not be found behind `%20`.
std::string decoded(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const int high = url[i] == '%' && i + 2 < url.size() ? hex_digit(url[i + 1]) : -1;
    const int low = high < 0 ? -1 : hex_digit(url[i + 2]);
    if (low < 0) {
      out += url[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

// Where the words of visitors and of what lookups answered stand, by key. The owner's own words
// stand in a file that everybody can read.
enum class Where : std::uint8_t { nowhere, event, effect, request, body };

bool is_typed(Where where, std::string_view key) {
  const std::string_view keys = where == Where::event     ? " text fields context "
                                : where == Where::effect  ? " value hint args src link url "
                                : where == Where::request ? " args url "
                                                          : "";
  return keys.find(" " + std::string(key) + " ") != std::string_view::npos;
}

class Masker {
 public:
  explicit Masker(const session::Redactor& redactor) : redactor_(redactor) {}

  void write(json::Writer& out, json::Value value, const LogEntry& entry) {
    write(out.begin_object().key("event"), value.find("event"), Where::event, false);
    out.key("effects").begin_array();
    std::size_t index = 0;
    for (const json::Value item : value.find("effects").items()) {
      const Effect& effect = entry.effects[index++];
      place_.note(entry.event, effect);
      if (effect.type == EffectType::form) fields_ = effect.fields;
      write(out, item, where_of(effect), false);
    }
    out.end_array().end_object();
  }

 private:
  static Where where_of(const Effect& effect) {
    if (effect.type == EffectType::lookup) return Where::request;
    // All that it has are ids.
    return effect.type == EffectType::track ? Where::nowhere : Where::effect;
  }

  // `typed`: all of it is visitors' words.
  void write(json::Writer& out, json::Value value, Where where, bool typed) const {
    if (value.is_array()) {
      out.begin_array();
      for (const json::Value item : value.items()) write(out, item, where, typed);
      out.end_array();
    } else if (value.is_object()) {
      out.begin_object();
      for (const json::Member member : value.members()) {
        const std::string_view key = member.key.text();
        out.key(where == Where::body ? masked(key, where) : std::string(key));
        if (is_hidden(value, member, where, typed)) {
          out.text(kMasked);
        } else if (key == "body" && !typed) {
          out.text(masked_body(member.value.text(), where));
        } else {
          write(out, member.value, where, typed || is_typed(where, key));
        }
      }
      out.end_object();
    } else if (typed && value.is_text()) {
      out.text(masked(value.text(), where));
    } else if (value.is_number() &&
               !(typed && redactor_.is_private(value_text(read_value(value))))) {
      out.raw(value.literal());
    } else {
      write_value(out, value.is_number() ? Value{std::string(kMasked)} : read_value(value));
    }
  }

  // What is private whatever it is: a private field, and what is typed where one is asked for.
  bool is_hidden(json::Value object, json::Member member, Where where, bool typed) const {
    const std::string_view key = member.key.text();
    if (member.value.text().empty()) return false;
    if (where == Where::effect) return key == "value" && object.find("private").boolean();
    if (where != Where::event) return false;
    if (!typed) return key == "text" && place_.is_private();
    return std::any_of(fields_.begin(), fields_.end(), [&](const FormField& field) {
      return field.is_private && field.name == key;
    });
  }

  // As it stands, and as it reads: `%20` of an address may hide it, and a visitor may have typed
  // `%41` as such.
  std::string masked(std::string_view text, Where where) const {
    const auto hide = [&](std::string_view one) {
      return where == Where::request ? redactor_.of_machine(one) : redactor_.of_visitor(one);
    };
    const bool is_done = text.find(kMasked) != std::string_view::npos;
    std::string hidden = hide(text);
    if (hidden.find(kMasked) == std::string::npos) hidden = text;
    if (is_done) return hidden;
    const std::string open = decoded(hidden);
    std::string plain = hide(open);
    return plain == open ? hidden : plain;
  }

  // By its values, so that it stays JSON: an escaped one, and a number, too.
  std::string masked_body(std::string_view body, Where where) const {
    if (where != Where::request) where = Where::body;
    const json::Document document = json::read(body);
    if (document.error()) return masked(body, where);
    json::Writer out;
    write(out, document.root(), where, true);
    return std::move(out).take();
  }

  const session::Redactor& redactor_;
  session::PrivatePlace place_;
  std::vector<FormField> fields_;  // of the last form
};

}  // namespace

std::string masked_log(const session::Redactor& redactor, json::Value log, Fault& fault) {
  const std::vector<LogEntry> entries = read_log(log, fault);
  if (fault.any) return "";
  Masker masker(redactor);
  json::Writer out;
  out.begin_array();
  std::size_t index = 0;
  for (const json::Value item : log.items()) masker.write(out, item, entries[index++]);
  out.end_array();
  return std::move(out).take();
}

std::string mask_json(std::string_view snapshot_text, std::string_view log_text) {
  const json::Document document = json::read(log_text);
  const session::Redactor redactor(read_snapshot(json::read(snapshot_text).root()));
  Fault fault;
  std::string out = masked_log(redactor, document.root(), fault);
  return fault.any ? error_json("bad_log", fault.pointer) : out;
}

}  // namespace waypost::wire
