#include "walk_file.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <set>
#include <utility>

#include "flow/dates.h"
#include "json/reader.h"
#include "printable.h"
#include "script.h"
#include "stamp.h"
#include "wire/event_json.h"

namespace waypost::cli {
namespace {

constexpr std::size_t kMostName = 200;

int two_digits(std::string_view text, std::size_t at) {
  const char tens = text[at], ones = text[at + 1];
  const bool are_digits = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
  return are_digits ? (tens - '0') * 10 + (ones - '0') : -1;
}

// `2026-01-05T09:30:00Z`, and nothing else: a walk is the same in every time zone.
std::optional<std::int64_t> read_time(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
  if (text.size() != kForm.size() || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const auto day = day_number(text);
  const int hour = two_digits(text, 11), minute = two_digits(text, 14),
            second = two_digits(text, 17);
  if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return std::nullopt;
  return ((*day * 24 + hour) * 60 + minute) * 60'000 + second * 1000;
}

class Reader {
 public:
  Reader(const std::string& path, std::string_view text) : path_(path), lines_(text) {}

  WalkFile read(std::string_view text) {
    const json::Document document = json::read(text);
    if (document.error()) {
      fault(document.error()->offset, "from here on this is no JSON");
      return std::move(file_);
    }
    const json::Value root = document.root();
    if (root.find(kWalksKey).integer() != kWalksVersion) {
      fault(root.offset(), "a file of walks begins with \"waypost_walks\": 1");
      return std::move(file_);
    }
    only_keys(root, {kWalksKey, "walks", "$schema", "$comment"});
    const json::Value walks = root.find("walks");
    if (walks && !walks.is_array()) fault(walks.offset(), "\"walks\" must be a list");
    for (const json::Value each : walks.items()) read_walk(each);
    if (file_.walks.empty() && file_.faults.empty())
      fault(root.offset(), "there is no walk in it; a suite that tests nothing passes nothing");
    return std::move(file_);
  }

 private:
  void read_walk(json::Value source) {
    if (!source.is_object())
      return fault(source.offset(), "a walk must be an object, {\"name\": …, \"steps\": […]}");
    only_keys(source, {"name", "locale", "at", "seed", "visitor", "steps", "$comment"});
    Walk walk;
    walk.place = place(source.offset());
    walk.at = kScriptStart;
    read_name(source, walk);
    if (const json::Value locale = source.find("locale")) {
      if (!locale.is_text()) fault(locale.offset(), "\"locale\" must be a language, as \"sr\"");
      walk.locale = locale.text();
    }
    if (const json::Value at = source.find("at")) {
      if (const auto time = time_of(at)) walk.at = *time;
    }
    if (const json::Value seed = source.find("seed")) {
      const std::int64_t number = seed.integer().value_or(-1);
      if (number < 0 || number > std::numeric_limits<std::uint32_t>::max())
        fault(seed.offset(), "\"seed\" must be a whole number from 0 to 4294967295");
      walk.seed = static_cast<std::uint32_t>(number);
    }
    read_visitor(source.find("visitor"), walk);
    const json::Value steps = source.find("steps");
    if (!steps.is_array() || steps.size() == 0)
      return fault((steps ? steps : source).offset(),
                   "a walk needs \"steps\", a list of what happens");
    for (const json::Value step : steps.items()) read_step(step, walk);
    file_.walks.push_back(std::move(walk));
  }

  void read_name(json::Value source, Walk& walk) {
    const json::Value name = source.find("name");
    walk.name = name.text();
    if (walk.name.empty() || walk.name.size() > kMostName || printable(walk.name) != walk.name) {
      return fault((name ? name : source).offset(),
                   "a walk needs a \"name\" of one line, at most 200 bytes");
    }
    if (!names_.insert(walk.name).second)
      fault(name.offset(), "two walks have this name; transcripts are found by it");
  }

  void read_visitor(json::Value source, Walk& walk) {
    if (!source) return;
    wire::Fault wrong;
    wire::ObjectReader reader(source, "", wrong);
    wire::read_context(reader, walk.visitor);
    if (wrong.any) fault(source.at(wrong.pointer).offset(), "every key of \"visitor\" has a text");
    only_keys(source, {"locale", "zone", "page_url", "page_title", "referrer", "browser",
                       "viewport", "visitor_id", "visitor_name", "visitor_email", "visitor_phone"});
  }

  void read_step(json::Value source, Walk& walk) {
    WalkStep step;
    step.place = place(source.offset());
    if (!source.is_object())
      return fault(source.offset(), "a step must be an object, {\"select\": \"track\"}");
    if (const json::Value clock = source.find("clock")) {
      only_keys(source, {"clock", "$comment"});
      step.clock = time_of(clock);
      walk.steps.push_back(std::move(step));
      return;
    }
    for (const json::Member member : source.members()) {
      const std::string_view key = member.key.text();
      constexpr std::string_view kBeside[] = {"turn", "effect", "id", "stale", "$comment"};
      const bool is_known = is_event_key(key) || std::find(std::begin(kBeside), std::end(kBeside),
                                                           key) != std::end(kBeside);
      if (!is_known) unknown_key(member.key);
    }
    ScriptLine line = read_script_event(source);
    if (!line.error.empty())
      return fault((line.faulty ? line.faulty : source).offset(), line.error);
    const json::Value stale = source.find("stale");
    if (stale && !stale.is_boolean()) fault(stale.offset(), "\"stale\" must be true or false");
    step.stale = stale.boolean();
    step.event = std::move(line.event);
    walk.steps.push_back(std::move(step));
  }

  std::optional<std::int64_t> time_of(json::Value source) {
    const auto time = read_time(source.text());
    if (!time) fault(source.offset(), "a time is written \"2026-01-05T09:30:00Z\"");
    return time;
  }

  void only_keys(json::Value object, std::initializer_list<std::string_view> known) {
    for (const json::Member member : object.members()) {
      if (std::find(known.begin(), known.end(), member.key.text()) == known.end())
        unknown_key(member.key);
    }
  }

  std::string place(std::uint32_t offset) const {
    const json::Place at = lines_.place(offset);
    return path_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  void fault(std::uint32_t offset, const std::string& what) {
    file_.faults.push_back(place(offset) + ": " + what);
  }
  void unknown_key(json::Value key) {
    fault(key.offset(), "unknown key \"" + printable(key.text()) + "\"");
  }

  const std::string& path_;
  json::LineTable lines_;
  WalkFile file_;
  std::set<std::string> names_;
};

}  // namespace

WalkFile read_walks(const std::string& path, std::string_view text) {
  return Reader(path, text).read(text);
}

}  // namespace waypost::cli
