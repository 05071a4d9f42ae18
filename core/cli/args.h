// Words of a command line -> flags and positional arguments.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::cli {

/// A flag that a command knows, e.g. {"limit", true} for `--limit N`; of one letter: `-o FILE`.
struct Flag {
  std::string_view name;
  bool takes_value = false;
  bool may_have_value = false;  ///< `--coverage` and `--coverage=FILE`
};

struct Args {
  std::vector<std::string> positional;
  std::map<std::string, std::string, std::less<>> flags;  ///< name -> value, "" for a bare flag
  std::string error;                                      ///< not empty: the words cannot be read

  bool has(std::string_view name) const { return flags.find(name) != flags.end(); }
  std::string value(std::string_view name, std::string_view otherwise = {}) const;
};

/// Reads `--flag`, `--flag value` and `--flag=value`. `--` ends the flags; `-` alone is an argument
/// (standard input). `--help` and `-h` are known to every command.
Args parse_args(std::span<const std::string_view> words, std::span<const Flag> known);

}  // namespace waypost::cli
