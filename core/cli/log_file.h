// Session logs as files: JSON Lines, the first line says what was played.
#pragma once

#include <string>
#include <string_view>

namespace waypost::cli {

struct LogHeader {
  std::string knowledge;  ///< path of the base file, as seen from the log's folder
  std::string locale;     ///< of the sibling that was asked for; "" = the base
  std::string content;    ///< hash of the content: what a session depends on, without its texts
  std::string files;      ///< hash of the files, texts and all; "" in older logs
};

/// `{"waypost_log":1,"knowledge":…,"locale":…,"content":…,"files":…}` and a line end.
std::string header_line(const LogHeader& header);

/// Reads a header line. False when it is none, or of another version.
bool read_header(std::string_view line, LogHeader& header);

/// True when both name one existing file.
bool same_file(const std::string& one, const std::string& other);

/// The path that leads from the folder of `from` to `to`; `to` itself when they share no root.
std::string path_from(const std::string& from, const std::string& to);

}  // namespace waypost::cli
