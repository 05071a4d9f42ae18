// Words that mean the same here, and names of brands.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/build.h"
#include "text/words.h"

namespace waypost::content {

namespace {

// The texts of a group that can be used.
std::vector<json::Value> read_group(Report& report, std::string_view key, json::Value source,
                                    std::size_t least) {
  const bool alone = least == 1 && source.is_text();
  if (const auto fault = fault_of(alone ? Kind::title : Kind::filled_list, key, source)) {
    report.drops(*fault, source);
    return {};
  }
  if (alone) return {source};
  if (source.size() >= least) return read_texts(report, source, key, Kind::title);
  report.drops(Code::bad_value, source, {"one text alone", "two or more texts"});
  return {};
}

}  // namespace

void read_same_words(Report& report, std::string_view key, json::Value list, std::size_t least,
                     Model& model) {
  Phrasings seen;
  for (const json::Value source : list.items()) {
    std::vector<std::string> group;
    for (const json::Value each : read_group(report, key, source, least)) {
      if (text::words(each.text()).empty()) {
        report.drops(Code::bad_value, each, {each.text(), "letters or digits"});
        continue;
      }
      seen.add(report, each);
      group.emplace_back(each.text());
    }
    if (!group.empty()) model.same_words.push_back(std::move(group));
  }
}

}  // namespace waypost::content
