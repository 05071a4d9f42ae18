// The commands of the program. Each lives in its own cmd_*.cpp, with its help and flags beside it.
#pragma once

#include <span>
#include <string_view>

#include "args.h"

namespace waypost::cli {

/// Exit codes, the same for every command.
inline constexpr int kFine = 0;
inline constexpr int kProblems = 1;  ///< the file or the input has problems, or could not be read
inline constexpr int kUsage = 2;     ///< the command line itself makes no sense

struct Command {
  std::string_view name;
  std::string_view summary;  ///< one line for `waypost --help`
  std::string_view help;     ///< what `waypost NAME --help` prints: usage, flags, examples
  std::span<const Flag> flags;
  int (*run)(const Args& args);
};

extern const Command kCheckCommand;
extern const Command kAskCommand;
extern const Command kEvalCommand;
extern const Command kGraphCommand;
extern const Command kLearnCommand;
extern const Command kLintCommand;
extern const Command kPackCommand;
extern const Command kPlayCommand;
extern const Command kReplayCommand;
extern const Command kTestCommand;
extern const Command kWalkCommand;

/// Says on standard error what is wrong with the command line and where help is. Returns kUsage.
int usage_error(const Command& command, std::string_view what);

}  // namespace waypost::cli
