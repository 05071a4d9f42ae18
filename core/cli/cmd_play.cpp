// `waypost play FILE`: a session in the terminal, by hand or from a script.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "commands.h"
#include "files.h"
#include "knowledge_files.h"
#include "log_file.h"
#include "player.h"
#include "script.h"
#include "stamp.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"script", true}, {"locale", true}, {"log", true}};

constexpr std::string_view kHelp =
    "Usage: waypost play FILE [--script FILE] [--locale TAG] [--log FILE]\n\n"
    "Plays a session with a knowledge file: shows what a visitor would see, takes what they would\n"
    "click and type. Options have numbers; at a form, type the answer (?TEXT asks a question);\n"
    "/back /restart /person /quit work everywhere. You also play the world: what the shop's "
    "system\n"
    "answers to a lookup, and whether a person is there.\n\n"
    "  --script FILE  play these events instead of asking (- is standard input); times, ids and\n"
    "                 random bits follow from the line, so the output is always the same\n"
    "  --locale TAG   play the sibling of this language that the base lists\n"
    "  --log FILE     write the session's log, for waypost replay\n\n"
    "A script has one event per line, as JSON. A session begins by itself; a first line `open` "
    "gives\n"
    "it a context. Turns and ids are filled in, unless `turn`, `effect` or `id` stand in the "
    "line.\n\n"
    "  {\"open\":{\"locale\":\"en\",\"visitor_email\":\"ana@example.com\"}}\n"
    "  {\"query\":\"where is my order\"}\n"
    "  {\"pick\":\"flow:track\"}          or "
    "{\"kind\":\"flow\",\"id\":\"track\",\"text\":\"trac\"}\n"
    "  {\"select\":\"track\"}\n"
    "  {\"submit\":{\"number\":\"RL-10023\"}}\n"
    "  {\"submit\":{\"photo\":\"a.jpg\\timage/jpeg\\t2048\"}}   a file: name, type and bytes, tabs "
    "between\n"
    "  {\"lookup\":{\"status\":200,\"body\":{\"status\":\"late\"}}}\n"
    "  {\"lookup\":\"not_found\"}         not_found, failed\n"
    "  {\"handover\":\"available\"}    available, unavailable, delivered, failed, ended\n"
    "  {\"handover\":{\"result\":\"delivered\",\"reference\":\"A-17\"}}\n"
    "  {\"back\":true} {\"restart\":true} {\"person\":true} {\"resume\":true} {\"tick\":true}\n"
    "  {\"content_changed\":true} {\"zones\":{\"Europe/Belgrade\":[[0,60]]}}\n\n"
    "Examples:\n"
    "  waypost play support.json\n"
    "  waypost play support.json --script late.jsonl --log late.log\n\n"
    "Exit code: 0 played, 1 the file or the script cannot be used, 2 wrong usage.\n";

int fail(const std::string& what) {
  write_err("waypost play: " + what + "\n");
  return kProblems;
}

Event open_event() {
  Event event;
  event.type = EventType::open;
  return event;
}

// One line of a script; a session that the script does not open begins by itself. Returns what is
// wrong.
std::string play_line(Player& player, std::string_view line, bool first) {
  ScriptLine read = read_script_line(line, player.open());
  if (first && read.error.empty() && read.event.type != EventType::open) {
    if (std::string error = player.play(open_event()); !error.empty()) return error;
    read = read_script_line(line, player.open());  // now there is something to answer
  }
  if (!read.error.empty()) return read.error;
  write_out("> " + std::string(line) + "\n");
  return player.play(read.event);
}

int play_script(Player& player, const std::string& path, std::string_view script) {
  std::size_t number = 0;
  bool first = true;
  while (!script.empty()) {
    const std::string_view line = script.substr(0, script.find('\n'));
    script.remove_prefix(std::min(script.size(), line.size() + 1));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const std::string error = play_line(player, line, first);
    if (!error.empty()) return fail(path + ":" + std::to_string(number) + ": " + error);
    first = false;
  }
  return kFine;
}

int play_by_hand(Player& player) {
  if (const std::string error = player.play(open_event()); !error.empty()) return fail(error);
  return converse(player);
}

std::int64_t now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

int play(const Args& args, const Content& content, const KnowledgeFiles& files, std::FILE* log) {
  if (log != nullptr) {
    // What replay has to ask for: the sibling in use, also when it was named itself.
    const std::string locale = files.sibling.empty() ? "" : std::string(content.locale());
    const std::string header = header_line({path_from(args.value("log"), files.base_path), locale,
                                            std::string(content.hash()), hash_of(files)});
    std::fwrite(header.data(), 1, header.size(), log);
  }
  if (!args.has("script")) {
    Player player(content, log, now());
    return play_by_hand(player);
  }
  const std::string path = args.value("script");
  const FileText script = read_file(path);
  if (!script.error.empty()) return fail(path + ": " + script.error);
  Player player(content, log, kScriptStart);
  return play_script(player, path, script.text);
}

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kPlayCommand, "give one knowledge file");
  if (args.positional[0] == "-" && args.value("script") == "-") {
    return usage_error(kPlayCommand, "FILE and --script cannot both be standard input");
  }
  const KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  const std::optional<Content> content = open_content("play", files);
  if (!content) return kProblems;
  std::FILE* log = nullptr;
  if (args.has("log")) {
    for (const std::string& read : {files.base_path, files.sibling_path, args.value("script")}) {
      if (same_file(args.value("log"), read))
        return usage_error(kPlayCommand, "--log would overwrite " + read);
    }
    log = std::fopen(args.value("log").c_str(), "wb");
    if (log == nullptr) return fail(args.value("log") + ": cannot be written");
  }
  const int code = play(args, *content, files, log);
  if (log != nullptr && std::fclose(log) != 0)
    return fail(args.value("log") + ": cannot be written");
  return code;
}

}  // namespace

const Command kPlayCommand = {"play", "plays a session in the terminal or from a script", kHelp,
                              kFlags, run};

}  // namespace waypost::cli
