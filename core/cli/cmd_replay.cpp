// `waypost replay LOG`: runs a logged session again, compares what came of every event, and
// shows the screens.
#include <algorithm>
#include <map>
#include <optional>
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
#include "same_masked.h"
#include "session/redact.h"
#include "session_text.h"
#include "show_answer.h"
#include "show_effects.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"quiet"}};

constexpr std::string_view kHelp =
    "Usage: waypost replay LOG [--quiet]\n\n"
    "Runs a session again from its log (waypost play --log writes one), compares the effects of "
    "every\n"
    "event, and shows the screens as they were seen. Private answers are ••• in a log, wherever "
    "they\n"
    "are repeated, and are taken here as they were taken then. Of a difference the first is "
    "shown.\n\n"
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

using session::LogEntry;

// An entry of the log; nothing when the line is none. `fault` says what is wrong with its event.
std::optional<LogEntry> read_line(std::string_view line, wire::Fault& fault) {
  const json::Document document = json::read(line);
  const json::Value event = document.root().find("event");
  const json::Value effects = document.root().find("effects");
  if (!event || !effects.is_array()) return std::nullopt;
  return LogEntry{wire::read_event(event, "", fault), read_effects(effects)};
}

std::string text_of(const Effect& effect) {
  json::Writer out;
  wire::write_effect(out, effect);
  return std::move(out).take();
}

std::string text_of(const std::vector<Effect>& effects) {
  json::Writer out;
  wire::write_effects(out, effects);
  return std::move(out).take();
}

bool same(const std::string& logged, const std::string& again) {
  return logged == again || same_masked(json::read(logged).root(), json::read(again).root());
}

bool is_answered(const LogEntry& entry) {
  return std::any_of(entry.effects.begin(), entry.effects.end(), [](const Effect& effect) {
    return effect.type == EffectType::track && effect.name == "answered";
  });
}

// What a question asks that nobody can read any more.
bool asks_masked(const LogEntry& entry) {
  return entry.event.text.find(session::kMasked) != std::string::npos && is_answered(entry);
}

// A session as it is logged, and as it is when it is run again.
class Replay {
 public:
  /// `changed`: the knowledge file that is another one by now, which explains what differs; "" =
  /// none.
  Replay(const Content& content, std::string path, std::string changed)
      : content_(content), path_(std::move(path)), changed_(std::move(changed)) {}

  void add(LogEntry entry, std::string where) {
    const std::map<std::string, std::string> judged = judge(entry);
    Event event = entry.event;
    event.judged = &judged;
    Stepped stepped = step(content_, snapshot_, event);
    again_.push_back({entry.event, std::move(stepped.effects)});
    snapshot_ = std::move(stepped.snapshot);
    const auto form = std::find_if(entry.effects.rbegin(), entry.effects.rend(),
                                   [](const auto& one) { return one.type == EffectType::form; });
    if (form != entry.effects.rend()) fields_ = form->fields;
    logged_.push_back(std::move(entry));
    where_.push_back(std::move(where));
  }

  /// Tells the first effect that differs.
  int compare() {
    mask();
    for (; same_ < logged_.size(); ++same_) {
      const std::vector<Effect>& want = logged_[same_].effects;
      const std::vector<Effect>& have = again_[same_].effects;
      if (same(text_of(want), text_of(have))) continue;
      // What was typed there cannot be asked again: all that follows is as it was logged.
      if (asks_masked(logged_[same_])) return kFine;
      return report(want, have);
    }
    return kFine;
  }

  std::string screens() const {
    std::string out, waited_for;
    for (const LogEntry& entry : logged_) {
      out += "> " + printable(event_line(entry.event)) + "\n";
      if (entry.event.type == EventType::lookup_done && !is_stale(entry.effects))
        out += show_answer(content_, waited_for, entry.event);
      out += show_effects(content_, entry.effects);
      for (const Effect& effect : entry.effects) {
        if (effect.type == EffectType::lookup) waited_for = effect.name;
      }
    }
    return harmless(out);
  }

  std::string sum() const {
    std::string out = path_ + ": " + std::to_string(logged_.size()) + " events, ";
    if (same_ < logged_.size()) {
      out += "the first " + std::to_string(same_) +
             " compared; what was asked then is masked, so the rest is shown as it was logged";
    } else {
      out += "the same effects";
    }
    return out + "\n";
  }

  bool empty() const { return logged_.empty(); }

 private:
  // What came of the fields that are masked, by the form that came back; of a question, whether it
  // was taken as the answer.
  std::map<std::string, std::string> judge(const LogEntry& entry) const {
    std::map<std::string, std::string> wrong;
    for (const Effect& effect : entry.effects) {
      for (const FormField& field : effect.fields) {
        if (!field.error.empty()) wrong.insert_or_assign(field.name, field.error);
      }
    }
    if (entry.event.type == EventType::query && is_answered(entry)) {
      for (const FormField& field : fields_) wrong.insert_or_assign(field.name, "answered");
    }
    return wrong;
  }

  void mask() {
    session::Redactor redactor(content_.model(), snapshot_.known);
    for (const std::string& text : snapshot_.private_answers.texts) redactor.note(text);
    mask_log(redactor, logged_);
    mask_log(redactor, again_);
  }

  int report(const std::vector<Effect>& want, const std::vector<Effect>& have) const {
    if (!changed_.empty())
      fail(changed_ + " has changed since the log was written, if only in its texts");
    const std::string nothing = "nothing";
    for (std::size_t i = 0; i < std::max(want.size(), have.size()); ++i) {
      const std::string wanted = i < want.size() ? text_of(want[i]) : nothing;
      const std::string found = i < have.size() ? text_of(have[i]) : nothing;
      if (same(wanted, found)) continue;
      const std::string id = i < want.size() ? want[i].id : have[i].id;
      write_err("waypost replay: " + where_[same_] + "effect " + id +
                " differs\n  expected: " + wanted + "\n  got:      " + found + "\n");
      break;
    }
    return kProblems;
  }

  const Content& content_;
  std::string path_, changed_;
  Snapshot snapshot_;
  std::vector<FormField> fields_;  // of the last form
  std::vector<LogEntry> logged_, again_;
  std::vector<std::string> where_;
  std::size_t same_ = 0;
};

int replay(const std::string& path, const Content& content, const std::string& changed,
           std::string_view lines, bool shows_screens) {
  Replay replay(content, path, changed);
  std::size_t number = 1;
  std::string broken;
  while (!lines.empty() && broken.empty()) {
    const std::string_view line = next_line(lines);
    const std::string where = path + ":" + std::to_string(++number) + ": ";
    if (line.empty()) continue;
    wire::Fault fault;
    std::optional<LogEntry> entry = read_line(line, fault);
    if (!entry) {
      broken = where + "no log line; {\"event\":…,\"effects\":[…]} is expected";
    } else if (fault.any) {
      broken = where + "bad_event" + (fault.pointer.empty() ? "" : " at " + fault.pointer);
    } else {
      replay.add(std::move(*entry), where);
    }
  }
  if (const int code = replay.compare(); code != kFine) return code;
  if (!broken.empty()) return fail(broken);
  if (replay.empty()) return fail(path + ": holds no events");
  if (shows_screens) write_out(replay.screens());
  write_out(replay.sum());
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
