#include "args.h"

#include <algorithm>

namespace waypost::cli {

std::string Args::value(std::string_view name, std::string_view otherwise) const {
  const auto found = flags.find(name);
  return std::string(found == flags.end() ? otherwise : std::string_view(found->second));
}

Args parse_args(std::span<const std::string_view> words, std::span<const Flag> known) {
  Args args;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") {
      for (const std::string_view rest : words.subspan(i + 1)) args.positional.emplace_back(rest);
      return args;
    }
    if (word == "-h" || word == "--help") {
      args.flags["help"] = "";
      continue;
    }
    if (word.size() < 2 || word[0] != '-') {
      args.positional.emplace_back(word);
      continue;
    }
    const std::size_t equals = std::min(word.find('='), word.size());
    const std::string_view name = word.substr(0, equals).substr(word.starts_with("--") ? 2 : 1);
    const auto flag = std::find_if(known.begin(), known.end(),
                                   [&](const Flag& candidate) { return candidate.name == name; });
    const bool has_value = equals < word.size();
    const std::string dashes = word.starts_with("--") ? "--" : "-";
    const bool is_short = !word.starts_with("--");
    if (is_short != (name.size() == 1) || flag == known.end()) {
      args.error = "unknown flag " + std::string(word);
    } else if (has_value && !flag->takes_value && !flag->may_have_value) {
      args.error = dashes + std::string(name) + " takes no value";
    } else if (has_value) {
      args.flags[std::string(name)] = word.substr(equals + 1);
    } else if (!flag->takes_value) {
      args.flags[std::string(name)] = "";
    } else if (i + 1 == words.size()) {
      args.error = dashes + std::string(name) + " needs a value";
    } else {
      args.flags[std::string(name)] = words[++i];
    }
    if (!args.error.empty()) return args;
  }
  return args;
}

}  // namespace waypost::cli
