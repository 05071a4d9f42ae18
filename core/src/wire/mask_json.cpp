// mask_json: a log as text -> the log as it may be stored.
#include "wire/mask_json.h"

#include <string>
#include <utility>

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

class Masker {
 public:
  explicit Masker(const session::Redactor& redactor) : redactor_(redactor) {}

  void mask(LogEntry& entry) {
    mask_event(entry.event);
    for (Effect& effect : entry.effects) {
      place_.note(entry.event, effect);
      mask_effect(effect);
      if (effect.type == EffectType::form) fields_ = effect.fields;
    }
  }

 private:
  void hide(std::string& text) const {
    if (!text.empty()) text = kMasked;
  }
  void mask_text(std::string& text) const { text = redactor_.of_visitor(text); }

  void mask_event(Event& event) const {
    place_.is_private() ? hide(event.text) : mask_text(event.text);
    for (auto& [name, typed] : event.fields) mask_text(typed);
    for (const FormField& field : fields_) {
      const auto typed = event.fields.find(field.name);
      if (field.is_private && typed != event.fields.end()) hide(typed->second);
    }
    mask_body(event.body);
    mask_text(event.context.page_url);
    mask_text(event.context.page_title);
    mask_text(event.context.referrer);
  }

  // Within JSON by its values, so that it stays JSON: an escaped one, and a number, too.
  void mask_body(std::string& body) const {
    const json::Document document = json::read(body);
    if (document.error()) return mask_text(body);
    json::Writer out;
    if (write_masked(out, document.root())) body = std::move(out).take();
  }

  // True when something had to be masked.
  bool write_masked(json::Writer& out, json::Value value) const {
    bool is_masked = false;
    if (value.is_array()) {
      out.begin_array();
      for (const json::Value item : value.items()) is_masked |= write_masked(out, item);
      out.end_array();
    } else if (value.is_object()) {
      out.begin_object();
      for (const json::Member member : value.members()) {
        const std::string key = redactor_.of_visitor(member.key.text());
        is_masked |= key != member.key.text();
        is_masked |= write_masked(out.key(key), member.value);
      }
      out.end_object();
    } else {
      const Value before = read_value(value);
      Value after = before;
      redactor_.redact(after);
      is_masked = !(after == before);
      if (value.is_number() && !is_masked) {
        out.raw(value.literal());
      } else {
        write_value(out, after);
      }
    }
    return is_masked;
  }

  // The owner's own words stand in a file that everybody can read.
  void mask_parts(std::vector<Part>& parts) const {
    for (Part& part : parts) {
      if (part.is_value) mask_text(part.text);
    }
  }

  void mask_options(std::vector<OfferedOption>& options) const {
    for (OfferedOption& option : options) {
      mask_parts(option.label);
      mask_text(option.hint);
    }
  }

  void mask_effect(Effect& effect) const {
    mask_parts(effect.parts);
    mask_options(effect.options);
    // Those of `track` are ids.
    if (effect.type != EffectType::track) {
      for (auto& [name, value] : effect.args) mask_text(value);
    }
    for (Milestone& milestone : effect.timeline) mask_parts(milestone.label);
    for (Media& media : effect.media) {
      mask_parts(media.title);
      mask_parts(media.price);
      mask_url(media.src);
      mask_url(media.link);
    }
    for (FormField& field : effect.fields) {
      mask_parts(field.label);
      mask_options(field.options);
      field.is_private ? hide(field.value) : mask_text(field.value);
    }
    mask_url(effect.url);
    mask_body(effect.body);
  }

  void mask_url(std::string& url) const {
    std::string masked = redactor_.of_visitor(decoded(url));
    if (masked.find(kMasked) != std::string::npos) url = std::move(masked);
  }

  const session::Redactor& redactor_;
  session::PrivatePlace place_;
  std::vector<FormField> fields_;  // of the last form
};

}  // namespace

void mask_log(const session::Redactor& redactor, std::vector<LogEntry>& log) {
  Masker masker(redactor);
  for (LogEntry& entry : log) masker.mask(entry);
}

std::string mask_json(std::string_view snapshot_text, std::string_view private_answers,
                      std::string_view log_text) {
  const json::Document document = json::read(log_text);
  Fault fault;
  std::vector<LogEntry> log = read_log(document.root(), fault);
  if (document.error() || fault.any) return error_json("bad_log", fault.pointer);
  mask_log(session::Redactor(read_whole(snapshot_text, private_answers)), log);
  json::Writer out(log_text.size());
  write_log(out, log);
  return std::move(out).take();
}

}  // namespace waypost::wire
