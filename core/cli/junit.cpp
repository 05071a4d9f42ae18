#include "junit.h"

#include <algorithm>

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

std::string counts(const std::vector<TestResult>& results) {
  const auto failed = std::count_if(results.begin(), results.end(),
                                    [](const TestResult& result) { return !result.passed(); });
  return " tests=\"" + std::to_string(results.size()) + "\" failures=\"" + std::to_string(failed) +
         "\"";
}

std::string inside(std::string_view text) {
  const std::string value = quoted(text);
  return value.substr(1, value.size() - 2);
}

std::string suite_xml(const TestSuite& suite) {
  std::string out = "  <testsuite name=" + quoted(suite.name) + counts(suite.results) + ">\n";
  for (const TestResult& result : suite.results) {
    out += "    <testcase classname=" + quoted(suite.name) + " name=" + quoted(result.name);
    if (result.passed()) {
      out += "/>\n";
      continue;
    }
    out += ">\n      <failure message=" + quoted(result.failure) + ">" + inside(result.place);
    if (!result.detail.empty()) out += "&#10;" + inside(result.detail);
    out += "</failure>\n    </testcase>\n";
  }
  return out + "  </testsuite>\n";
}

}  // namespace

std::string junit_xml(const std::vector<TestSuite>& suites) {
  std::vector<TestResult> all;
  for (const TestSuite& suite : suites)
    all.insert(all.end(), suite.results.begin(), suite.results.end());
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts(all) + ">\n";
  for (const TestSuite& suite : suites) out += suite_xml(suite);
  return out + "</testsuites>\n";
}

}  // namespace waypost::cli
