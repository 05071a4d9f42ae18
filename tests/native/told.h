// Small knowledge files for the tests of `waypost check`, and what is told of them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "waypost/content.h"

namespace waypost::test {

/// A file, or a part of one, in ' for ".
inline std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '"');
  return text;
}

/// A file with these flows; `more`: other keys, each with a comma behind.
inline std::string file_with(const std::string& flows, const std::string& more = "") {
  return quoted("{'waypost':1,'locale':'en','contact':{'email':'a@example.com'},'articles':[]," +
                more + "'flows':[" + flows + "]}");
}

/// A flow that a question opens.
inline std::string flow(const std::string& id, const std::string& steps) {
  return "{'id':'" + id + "','title':'" + id + "','questions':['" + id + " please'],'steps':[" +
         steps + "]}";
}

/// All that is told, one line each, `warning bad_expression /flows/0 {division_by_zero} {3}`, but
/// for moves, and for what is not translated.
inline std::string told(std::string_view base, std::string_view sibling = {}) {
  std::string out;
  for (const Problem& problem : check(base, sibling).problems) {
    if (problem.code == Code::untranslated) continue;
    out += out.empty() ? "" : "\n";
    out += std::string(to_string(problem.severity)) + " " + std::string(to_string(problem.code)) +
           (problem.file == 0 ? " " : " sibling ") + problem.pointer;
    for (const std::string& arg : problem.args) {
      if (arg.find("{\"") == std::string::npos) out += " {" + arg + "}";
    }
  }
  return out;
}

}  // namespace waypost::test
