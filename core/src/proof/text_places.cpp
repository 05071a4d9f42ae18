#include "proof/text_places.h"

#include <algorithm>
#include <iterator>

#include "flow/scan.h"

namespace waypost::proof {
namespace {

bool is_text_key(std::string_view key) {
  constexpr std::string_view kKeys[] = {"text",  "label",   "hint",    "alt",  "title",
                                        "price", "src",     "picture", "link", "url",
                                        "at",    "prefill", "yes",     "no"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

class Collector {
 public:
  explicit Collector(std::vector<PlacedText>& out) : out_(out) {}

  // Recursion is bounded by json::kMaxDepth.
  void collect(content::Report& report, json::Value value, std::string_view key) {
    if (value.is_text() && is_text_key(key)) out_.push_back({&report, value});
    for (const json::Value item : value.items()) collect(report, item, "");
    for (const json::Member member : value.members()) {
      const std::string_view own = member.key.text();
      // Arguments of lookups and fields of handovers have names of their own; what calls give and
      // `end`s return are expressions.
      const bool is_named = member.value.is_object() && (own == "args" || own == "fields");
      const bool is_calculated = own == "returns" || own == "values";
      const bool calls = own == "args" && value.find("type").text() == "call";
      if (is_calculated || calls || content::is_nobodys(own)) continue;
      if (!is_named) collect(report, member.value, own);
      for (const json::Member named : member.value.members())
        if (is_named) collect(report, named.value, "text");
    }
  }

  // `flows/track/ask/text`; a flow's own title is shown as it stands.
  void collect_translated(content::Report& report) {
    for (const json::Member member : report.root().find("texts").members()) {
      const std::string_view path = member.key.text();
      const bool is_flows = path.starts_with("flows/");
      const bool is_inner = std::count(path.begin(), path.end(), '/') > (is_flows ? 2 : 1);
      if ((is_flows || path.starts_with("menu/")) && is_inner)
        collect(report, member.value, path.substr(path.rfind('/') + 1));
    }
  }

 private:
  std::vector<PlacedText>& out_;
};

// What is open at a place: a value, a plural between its forms, or one of these.
enum class Open : char { value, plural, form };

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  TextPlaces run() {
    while (at_ < text_.size()) {
      const bool in_text = open_.empty() || open_.back() == Open::form;
      in_text ? read_text() : read_value();
      ++at_;
    }
    return std::move(out_);
  }

 private:
  void read_text() {
    if (text_.substr(at_).starts_with("{{")) {
      ++at_;
      ++literals_;
    } else if (text_[at_] == '{') {
      opened_ = at_;
      open_.push_back(Open::value);
    } else if (text_[at_] == '}' && !open_.empty()) {
      open_.pop_back();
    } else if (text_[at_] == '}' && literals_ > 0) {
      --literals_;
    } else if (text_[at_] == '}') {
      out_.lone_braces.push_back(at_ + 1);
    }
  }

  void read_value() {
    const char c = text_[at_];
    if (c == '}') {
      if (open_.back() == Open::plural) plurals_.pop_back();
      open_.pop_back();
    } else if (c == ',' && open_.back() == Open::value) {
      open_plural();
    } else if (c == '{') {
      add_form();
      open_.push_back(Open::form);
    }
  }

  // At the comma in front of the word `plural`.
  void open_plural() {
    std::size_t at = opened_ + 1;
    plurals_.push_back(out_.plurals.size());
    out_.plurals.push_back({scan_path(text_, at), opened_ + 1, {}});
    open_.back() = Open::plural;
    at_ = text_.find(',', text_.find("plural", at_));
  }

  // The word in front of the brace.
  void add_form() {
    std::size_t end = at_;
    while (text_[end - 1] == ' ' || text_[end - 1] == '\n') --end;
    std::size_t begin = end;
    while (std::string_view(" \n,}").find(text_[begin - 1]) == std::string_view::npos) --begin;
    out_.plurals[plurals_.back()].forms.push_back({text_.substr(begin, end - begin), begin + 1});
  }

  std::string_view text_;
  std::size_t at_ = 0, opened_ = 0, literals_ = 0;
  std::vector<Open> open_;
  std::vector<std::size_t> plurals_;  // those that are open
  TextPlaces out_;
};

}  // namespace

std::vector<PlacedText> texts_with_values(content::Build& build) {
  std::vector<PlacedText> out;
  Collector collector(out);
  const json::Value root = build.report.root();
  for (const json::Value flow : root.find("flows").items())
    collector.collect(build.report, flow.find("steps"), "");
  collector.collect(build.report, root.find("menu"), "");
  content::Report& translated = build.texts.translated();
  if (&translated != &build.report) collector.collect_translated(translated);
  return out;
}

TextPlaces places_in(std::string_view text) { return Scanner(text).run(); }

}  // namespace waypost::proof
