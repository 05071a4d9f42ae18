// A finding as compilers write it, for everything that speaks of places in files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "waypost/status.h"

namespace waypost::cli {

struct FindingLine {
  std::string_view file;
  std::uint32_t line = 0;  ///< 0: of the file as a whole
  std::uint32_t column = 0;
  Severity severity = Severity::error;
  std::string_view code;
  std::string_view message;
};

/// `support.json:3:5: warning[untranslated]: …` and a line end; with colours for a terminal.
std::string finding_line(const FindingLine& finding, bool color);

/// `support.json:3:5`; without a line, the file.
std::string place_text(std::string_view file, std::uint32_t line, std::uint32_t column);

/// "1 error", "2 errors", "0 errors".
std::string counted(std::size_t count, std::string_view noun);

/// "1 article or flow", "2 articles and flows".
std::string counted_targets(std::size_t count);

}  // namespace waypost::cli
