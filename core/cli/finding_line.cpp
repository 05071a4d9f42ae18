#include "finding_line.h"

namespace waypost::cli {
namespace {

std::string_view color_of(Severity severity) {
  return severity == Severity::error     ? "\x1b[1;31m"
         : severity == Severity::warning ? "\x1b[1;33m"
                                         : "\x1b[1;36m";
}

}  // namespace

std::string finding_line(const FindingLine& finding, bool color) {
  std::string out = place_text(finding.file, finding.line, finding.column) + ": ";
  if (color) out += color_of(finding.severity);
  out += std::string(to_string(finding.severity)) + "[" + std::string(finding.code) + "]";
  if (color) out += "\x1b[0m";
  return out + ": " + std::string(finding.message) + "\n";
}

std::string place_text(std::string_view file, std::uint32_t line, std::uint32_t column) {
  std::string out(file);
  if (line > 0) out += ":" + std::to_string(line) + ":" + std::to_string(column);
  return out;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string counted_targets(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " article or flow" : " articles and flows");
}

}  // namespace waypost::cli
