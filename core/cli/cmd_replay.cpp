// `waypost replay LOG`: runs a logged session again, compares every effect, byte for byte, and
// shows the screens.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "event_line.h"
#include "files.h"
#include "intents.h"
#include "json/reader.h"
#include "json/writer.h"
#include "knowledge_files.h"
#include "log_file.h"
#include "masking.h"
#include "printable.h"
#include "session_text.h"
#include "show_answer.h"
#include "show_effects.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"
#include "wire/snapshot_json.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"quiet"}};

constexpr std::string_view kHelp =
    "Usage: waypost replay LOG [--quiet]\n\n"
    "Runs a session again from its log (waypost play --log writes one), compares the effects of "
    "every\n"
    "event byte for byte, and shows the screens as they were seen. What was typed into private "
    "fields\n"
    "is shown as •••, and so it is wherever it is repeated. Of a difference the first is shown.\n\n"
    "  --quiet  compare, and show no screens\n\n"
    "Example:\n"
    "  waypost replay late.log\n\n"
    "Exit code: 0 the same, 1 different or not readable, 2 wrong usage.\n";

int fail(const std::string& what) {
  write_err("waypost replay: " + what + "\n");
  return kProblems;
}

std::string_view next_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

// The texts of `event` and `effects` in a log line, as written. Empty when it is no log line.
struct LoggedStep {
  std::string_view event, effects;
};

LoggedStep read_logged(std::string_view line) {
  constexpr std::string_view kBegin = "{\"event\":";
  constexpr std::string_view kBetween = ",\"effects\":";
  const json::Document document = json::read(line);
  const json::Value effects = document.root().find("effects");
  if (!line.starts_with(kBegin) || !effects.is_array() ||
      effects.offset() < kBegin.size() + kBetween.size())
    return {};
  const std::size_t end = effects.offset() - kBetween.size();
  return {line.substr(kBegin.size(), end - kBegin.size()),
          line.substr(effects.offset(), line.rfind('}') - effects.offset())};
}

std::string text_of(const Effect& effect) {
  json::Writer out;
  wire::write_effect(out, effect);
  return std::move(out).take();
}

// One event of the log and what it gave.
struct Step {
  Event event;
  std::vector<Effect> effects;
  Snapshot after;
};

// Tells the first effect that differs; the logs of two versions may differ in length only.
// `changed`: the knowledge file that is another one by now, which explains what differs; "" = none.
int report(const std::string& where, const std::string& changed, std::string_view expected,
           std::string_view got, const Masking& masking) {
  if (!changed.empty())
    fail(changed + " has changed since the log was written, if only in its texts");
  const std::vector<Effect> want = read_effects(expected);
  const std::vector<Effect> have = read_effects(got);
  const std::string nothing = "nothing";
  for (std::size_t i = 0; i < std::max(want.size(), have.size()); ++i) {
    const std::string wanted = i < want.size() ? text_of(want[i]) : nothing;
    const std::string found = i < have.size() ? text_of(have[i]) : nothing;
    if (wanted == found) continue;
    const std::string id = i < want.size() ? want[i].id : have[i].id;
    write_err("waypost replay: " + where + "effect " + id + " differs\n  expected: " +
              masking.typed(wanted) + "\n  got:      " + masking.typed(found) + "\n");
    return kProblems;
  }
  return fail(where + "the effects are written differently");
}

Masking masking_of(const Content& content, const std::vector<Step>& steps) {
  Masking masking(content.model(), steps.empty() ? Snapshot{} : steps.back().after);
  for (const Step& step : steps) masking.note(step.event, step.effects, step.after);
  return masking;
}

std::string screens(const Content& content, const std::vector<Step>& steps) {
  const Masking masking = masking_of(content, steps);
  const Shown typed = [&](std::string_view text) { return masking.typed(text); };
  std::string out, waited_for;
  for (const Step& step : steps) {
    out += "> " + printable(event_line(step.event, typed)) + "\n";
    if (step.event.type == EventType::lookup_done && !is_stale(step.effects))
      out += show_answer(content, waited_for, step.event);
    out += show_effects(content, masking.shown(step.effects));
    for (const Effect& effect : step.effects) {
      if (effect.type == EffectType::lookup) waited_for = effect.name;
    }
  }
  return harmless(out);
}

Event read_event(std::string_view text) {
  const json::Document document = json::read(text);
  wire::Fault fault;
  return wire::read_event(document.root(), "", fault);
}

int replay(const std::string& path, const Content& content, const std::string& changed,
           std::string_view lines, bool shows_screens) {
  SessionText session(content);
  std::size_t number = 1;
  std::vector<Step> steps;
  while (!lines.empty()) {
    const std::string_view line = next_line(lines);
    ++number;
    if (line.empty()) continue;
    const std::string where = path + ":" + std::to_string(number) + ": ";
    const LoggedStep logged = read_logged(line);
    if (logged.event.empty())
      return fail(where + "no log line; {\"event\":…,\"effects\":[…]} is expected");
    const StepText stepped = session.step(logged.event);
    if (!stepped.error.empty()) return fail(where + stepped.error);
    steps.push_back({read_event(logged.event), read_effects(stepped.effects),
                     wire::read_snapshot(json::read(session.snapshot()).root())});
    if (stepped.effects != logged.effects)
      return report(where, changed, logged.effects, stepped.effects, masking_of(content, steps));
  }
  if (steps.empty()) return fail(path + ": holds no events");
  if (shows_screens) write_out(screens(content, steps));
  write_out(path + ": " + std::to_string(steps.size()) + " events, the same effects\n");
  return kFine;
}

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kReplayCommand, "give one log file");
  const std::string& path = args.positional[0];
  const FileText log = read_file(path);
  if (!log.error.empty()) return fail(path + ": " + log.error);
  std::string_view lines = log.text;
  LogHeader header;
  if (!read_header(next_line(lines), header))
    return fail(path + ":1: no session log; its first line is {\"waypost_log\":1,…}");
  const KnowledgeFiles files = read_knowledge(beside(path, header.knowledge), header.locale);
  if (!files.error.empty()) return fail(files.error);
  Compiled compiled = compile(files.base, files.sibling);
  if (!compiled.content)
    return fail(files.base_path + " cannot be used. See: waypost check " + files.base_path);
  if (compiled.content->hash() != header.content) {
    return fail(files.base_path + " has changed since the log was written");
  }
  compiled.content->know_intents(built_in_intents(compiled.content->locale()));
  const bool is_other = !header.files.empty() && header.files != hash_of(files);
  return replay(path, *compiled.content, is_other ? files.base_path : "", lines,
                !args.has("quiet"));
}

}  // namespace

const Command kReplayCommand = {"replay", "runs a logged session again, compares and shows it",
                                kHelp, kFlags, run};

}  // namespace waypost::cli
