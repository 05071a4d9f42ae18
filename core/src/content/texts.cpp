#include "content/texts.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "content/object.h"
#include "flow/plural.h"
#include "flow/template.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::content {
namespace {

// Words in folded form with one space between them.
std::string loose(std::string_view text) {
  const std::string folded = text::fold(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const text::Decoded c = text::decode(folded, at);
    if (text::is_word_char(c.code)) {
      out.append(folded, at, c.length);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += c.length;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out.empty() ? std::string(text) : out;
}

}  // namespace

void Phrasings::add(Report& report, json::Value phrasing) {
  if (is_trusted_) return;
  const auto [entry, added] = first_.try_emplace(loose(phrasing.text()), phrasing);
  if (!added) {
    report.warns(Code::duplicate_phrasing, phrasing, {phrasing.text(), entry->second});
  }
}

Texts::Texts(Report& base, Report* sibling, json::Value sibling_root, json::Value texts)
    : base_(base), sibling_(sibling), sibling_root_(sibling_root), texts_(texts) {
  if (sibling_root.find("pack")) sibling_phrasings_.trust();
  for (const json::Member member : texts.members())
    translations_.emplace(member.key.text(), member.value);
}

json::Value Texts::translation(const std::string& path, bool is_list) {
  asked_.insert(path);
  if (sibling_ == nullptr) return {};
  const auto found = translations_.find(path);
  if (found == translations_.end()) {
    sibling_->warns(Code::untranslated, texts_ ? texts_ : sibling_root_, {path});
    return {};
  }
  const std::string_view key = std::string_view(path).substr(path.rfind('/') + 1);
  std::optional<Fault> fault =
      fault_of(is_list ? Kind::filled_list : Kind::text, key, found->second);
  if (!fault) return found->second;
  sibling_->drops(*fault, found->second);
  return {};
}

std::string Texts::plain(const std::string& path, json::Value value) {
  if (!value) return "";
  const json::Value translated = translation(path, false);
  return std::string((translated ? translated : value).text());
}

Template Texts::with_values(const std::string& path, json::Value value) {
  if (!value) return {};
  std::optional<Template> base = parse(base_, value);
  if (const json::Value translated = translation(path, false)) {
    if (std::optional<Template> own = parse(*sibling_, translated)) return *std::move(own);
  }
  // A text that cannot be parsed is shown as it is written.
  if (base) return *std::move(base);
  Template as_written;
  as_written.pieces.emplace_back().text = value.text();
  return as_written;
}

std::vector<std::string> Texts::phrasings(const std::string& path,
                                          const std::vector<json::Value>& base) {
  for (const json::Value phrasing : base) base_phrasings_.add(base_, phrasing);
  std::vector<json::Value> chosen = base;
  if (base.empty()) return {};
  if (const json::Value translated = translation(path, true)) {
    std::vector<json::Value> own = read_texts(*sibling_, translated, "questions", Kind::title);
    for (const json::Value phrasing : own) sibling_phrasings_.add(*sibling_, phrasing);
    if (!own.empty()) chosen = std::move(own);
  }
  std::vector<std::string> texts;
  texts.reserve(chosen.size());
  for (const json::Value phrasing : chosen) texts.emplace_back(phrasing.text());
  return texts;
}

std::optional<Template> Texts::parse(Report& report, json::Value value) {
  const std::string_view locale = report.root().find("locale").text();
  auto parsed = parse_template(value.text(), plural_rules(locale));
  if (const auto* fault = std::get_if<ParseFault>(&parsed)) {
    report.drops(Code::bad_expression, value, {fault->what, fault->column});
    return std::nullopt;
  }
  auto& text = std::get<Template>(parsed);
  for (Path& path : paths(text)) uses_.push_back({&report, value, std::move(path)});
  return std::move(text);
}

void Texts::uses(json::Value where, std::vector<Path> paths) {
  for (Path& path : paths) uses_.push_back({&base_, where, std::move(path)});
}

void Texts::report_unknown() {
  for (const json::Member member : texts_.members()) {
    const std::string path(member.key.text());
    const bool forgiven =
        std::any_of(forgiven_.begin(), forgiven_.end(),
                    [&](const std::string& prefix) { return path.starts_with(prefix); });
    if (forgiven || path == "$comment" || asked_.find(path) != asked_.end()) continue;
    sibling_->drops(Code::unknown_text, member.key, {path, sibling_->nearest(path, asked_)});
  }
}

}  // namespace waypost::content
