// The program `waypost`: finds the command and runs it.
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "files.h"

namespace waypost::cli {
namespace {

const Command* const kCommands[] = {&kCheckCommand,  &kAskCommand,  &kEvalCommand, &kGraphCommand,
                                    &kLearnCommand,  &kLintCommand, &kPackCommand, &kPlayCommand,
                                    &kReplayCommand, &kTestCommand, &kWalkCommand};

std::string general_help() {
  std::string out =
      "waypost: checks and tries knowledge files of the Waypost help desk.\n\n"
      "Usage: waypost COMMAND [ARGUMENTS]\n\nCommands:\n";
  for (const Command* command : kCommands) {
    out += "  " + std::string(command->name);
    out.append(10 - command->name.size(), ' ');
    out += std::string(command->summary) + "\n";
  }
  return out +
         "\nExamples:\n"
         "  waypost check support.json\n"
         "  waypost ask support.json \"where is my parcel\"\n"
         "  waypost play support.json\n\n"
         "waypost COMMAND --help shows the flags of a command, with examples.\n"
         "waypost --version prints the version.\n\n"
         "Exit code: 0 fine (warnings allowed), 1 problems, 2 wrong usage.\n";
}

int run(const std::vector<std::string_view>& words) {
  if (words.empty()) {
    write_err(general_help());
    return kUsage;
  }
  const std::string_view name = words[0];
  if (name == "--help" || name == "-h" || (name == "help" && words.size() == 1)) {
    write_out(general_help());
    return kFine;
  }
  // `waypost help check` is `waypost check --help`.
  if (name == "help") return run({words[1], "--help"});
  if (name == "--version") {
    write_out("waypost " WAYPOST_VERSION "\n");
    return kFine;
  }
  for (const Command* command : kCommands) {
    if (command->name != name) continue;
    const Args args = parse_args(std::span(words).subspan(1), command->flags);
    if (args.has("help")) {
      write_out(command->help);
      return kFine;
    }
    return args.error.empty() ? command->run(args) : usage_error(*command, args.error);
  }
  write_err("waypost: unknown command " + std::string(name) + "\nTry: waypost --help\n");
  return kUsage;
}

}  // namespace

int usage_error(const Command& command, std::string_view what) {
  const std::string name(command.name);
  write_err("waypost " + name + ": " + std::string(what) + "\nTry: waypost " + name + " --help\n");
  return kUsage;
}

}  // namespace waypost::cli

int main(int argc, char** argv) {
  std::signal(SIGPIPE,
              SIG_IGN);  // a reader that goes away must not kill us half way: see write_out
  return waypost::cli::run(std::vector<std::string_view>(argv + 1, argv + argc));
}
