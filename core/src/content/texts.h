// The texts of the base with the sibling's on top. Each text is asked for by its path; what nobody
// asks for is reported at the end.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "content/report.h"
#include "flow/value.h"

namespace waypost::content {

/// A name that a text or an expression reads, to be checked when all variables are known.
struct VariableUse {
  Report* report;
  json::Value where;
  Path path;
};

/// Which phrasings are taken, within one file. Compared loosely: case, accents and punctuation do
/// not count.
class Phrasings {
 public:
  /// Those of a pack are taken as they are: they were compared when it was made.
  void trust() { is_trusted_ = true; }
  bool is_trusted() const { return is_trusted_; }
  /// Warns when another article or flow has the phrasing.
  void add(Report& report, json::Value phrasing);

 private:
  std::map<std::string, json::Value> first_;
  bool is_trusted_ = false;
};

class Texts {
 public:
  /// `sibling` is nullptr when there is none; `texts` is its object of that name.
  Texts(Report& base, Report* sibling, json::Value sibling_root, json::Value texts);

  /// A plain text. `value` is the base's, maybe nothing: "" then.
  std::string plain(const std::string& path, json::Value value);
  /// A text with values in it.
  Template with_values(const std::string& path, json::Value value);
  /// Phrasings: the sibling's list when it has one, else the base's.
  std::vector<std::string> phrasings(const std::string& path, const std::vector<json::Value>& base);
  /// A template that has no translation (arguments of lookups).
  Template untranslated(json::Value value) { return parse(base_, value).value_or(Template{}); }

  /// Notes the names an expression reads.
  void uses(json::Value where, std::vector<Path> paths);
  const std::vector<VariableUse>& uses() const { return uses_; }

  /// Texts below this path belong to something left out: nobody asks for them, and that is no fault
  /// of theirs.
  void forgive(std::string path_prefix) { forgiven_.push_back(std::move(path_prefix)); }
  /// Reports what the sibling translates and the base does not have.
  void report_unknown();

  /// Of the file whose language the texts are in: the sibling, when there is one.
  Report& translated() { return sibling_ != nullptr ? *sibling_ : base_; }

  Phrasings& base_phrasings() { return base_phrasings_; }
  Phrasings& sibling_phrasings() { return sibling_phrasings_; }

 private:
  json::Value translation(const std::string& path, bool is_list);
  std::optional<Template> parse(Report& report, json::Value value);

  Report& base_;
  Report* sibling_;
  json::Value sibling_root_;
  json::Value texts_;
  std::map<std::string_view, json::Value> translations_;
  std::set<std::string, std::less<>> asked_;
  std::vector<std::string> forgiven_;
  std::vector<VariableUse> uses_;
  Phrasings base_phrasings_;
  Phrasings sibling_phrasings_;
};

}  // namespace waypost::content
