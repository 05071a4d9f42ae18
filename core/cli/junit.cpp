#include "junit.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace waypost::cli {
namespace {

bool is_xml(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xfffe && code != 0xffff;
}

// Text as the value of an attribute, quotes included.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char32_t code : text::decode_all(text)) {
    switch (code) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        out += "&#" + std::to_string(static_cast<unsigned>(code)) + ";";
        break;
      default:
        text::append(out, is_xml(code) ? code : U'\ufffd');
    }
  }
  return out + "\"";
}

}  // namespace

std::string junit_xml(std::string_view suite, const std::vector<TestResult>& results) {
  const auto failed = std::count_if(results.begin(), results.end(),
                                    [](const TestResult& result) { return !result.passed(); });
  const std::string counts = " tests=\"" + std::to_string(results.size()) + "\" failures=\"" +
                             std::to_string(failed) + "\"";
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts +
                    ">\n  <testsuite name=" + quoted(suite) + counts + ">\n";
  for (const TestResult& result : results) {
    out += "    <testcase classname=" + quoted(suite) + " name=" + quoted(result.name);
    if (result.passed()) {
      out += "/>\n";
    } else {
      out += ">\n      <failure message=" + quoted(result.failure) + ">";
      const std::string place = quoted(result.place);
      out += place.substr(1, place.size() - 2) + "</failure>\n    </testcase>\n";
    }
  }
  return out + "  </testsuite>\n</testsuites>\n";
}

}  // namespace waypost::cli
