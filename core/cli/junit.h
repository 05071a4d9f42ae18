// Test results as JUnit XML, which build servers read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waypost::cli {

struct TestResult {
  std::string name;
  std::string place;    ///< file:line:column
  std::string failure;  ///< "" = passed
  bool passed() const { return failure.empty(); }
};

/// One test suite named `suite`. Characters that XML cannot hold become U+FFFD.
std::string junit_xml(std::string_view suite, const std::vector<TestResult>& results);

}  // namespace waypost::cli
