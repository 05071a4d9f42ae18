// The abstract machine against a naive one: small random flows are walked by `step` itself over all
// values, and both must agree on every step. No false alarm, no miss, nothing undecided.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "all_sessions.h"
#include "content/reading.h"
#include "files.h"
#include "flow_maker.h"
#include "json/reader.h"
#include "proof/branches.h"
#include "proof/meant.h"
#include "proof/variable_types.h"
#include "proof/verdicts.h"
#include "waypost/content.h"

namespace waypost {
namespace {

using test::FlowMaker;
using test::Seen;

// How many files are compared: those of faulty flows, and those with too many sessions, are not.
std::uint32_t wanted() {
  const char* many = std::getenv("WAYPOST_RANDOM_FLOWS");
  return many == nullptr ? 20u : static_cast<std::uint32_t>(std::atoi(many));
}

class Proofs final : public content::Inspection {
 public:
  explicit Proofs(proof::Memory memory) : memory_(memory) {}
  void look_at_drafts(content::Build& build) override {
    const proof::VariableTypes types(build.draft);
    dead_ = proof::check_branches(build, [&](const Path& path) { return types.of(path); });
  }
  void look_at_model(content::Build& build) override {
    flows = proof::prove_flows(build, dead_, memory_);
  }

  std::vector<FlowProof> flows;

 private:
  proof::Memory memory_;
  std::set<std::uint32_t> dead_;
};

// What is said of a file: by code, the names of places; and whether anything is left open.
struct Said {
  std::map<Code, std::set<std::string>> found;
  bool is_open = false;

  bool has(Code code, const std::string& name) const {
    const auto own = found.find(code);
    return own != found.end() && own->second.count(name) > 0;
  }
  bool has_any(Code code) const { return found.count(code) > 0; }
};

// The places of a file that can be told of: by pointer, and named as sessions name them.
struct Places {
  std::set<std::string> reads;                    // what is read where somebody is asked
  std::map<std::string, std::string> steps;       // flow/step
  std::map<std::string, std::string> conditions;  // of cases and options: flow/step/which
  std::map<std::string, std::string> doubtful;    // likewise, where no walk rules them out
};

void find_when(json::Value source, const std::string& pointer, const std::string& name,
               Places& out) {
  const json::Value when = source.find("when");
  if (!when) return;
  (test::is_decided(when.text()) ? out.conditions : out.doubtful)[pointer + "/when"] = name;
}

void find_options(json::Value source, const std::string& pointer, const std::string& name,
                  Places& out) {
  std::size_t i = 0;
  for (const json::Value option : source.find("options").items())
    find_when(option, pointer + "/options/" + std::to_string(i++),
              name + "/" + std::string(option.find("id").text()), out);
}

void find_step(json::Value step, const std::string& pointer, const std::string& name, Places& out) {
  out.steps[pointer] = name;
  std::size_t i = 0;
  for (const json::Value one : step.find("cases").items()) {
    const std::string number = std::to_string(i++);
    find_when(one, pointer + "/cases/" + number, name + "/" + number, out);
  }
  const std::string_view type = step.find("type").text();
  const std::string variable = type == "input" ? "/" + std::string(step.find("var").text()) : "";
  find_options(step, pointer, name + variable, out);
  i = 0;
  for (const json::Value field : step.find("fields").items()) {
    const std::string own = pointer + "/fields/" + std::to_string(i++);
    const std::string own_name = name + "/" + std::string(field.find("var").text());
    find_when(field, own, own_name, out);
    find_options(field, own, own_name, out);
  }
  if (type != "menu" && type != "input" && type != "form") return;
  out.reads.insert(pointer + "/text");
  // Where there is nothing to choose from, conditions are read and nobody stops.
  for (const auto& [when, which] : out.conditions) {
    if (!step.find("empty") && when.starts_with(pointer + "/")) out.reads.insert(when);
  }
}

Places places_of(json::Value root) {
  Places out;
  std::size_t f = 0;
  for (const json::Value flow : root.find("flows").items()) {
    std::size_t s = 0;
    for (const json::Value step : flow.find("steps").items())
      find_step(step, "/flows/" + std::to_string(f) + "/steps/" + std::to_string(s++),
                std::string(flow.find("id").text()) + "/" + std::string(step.find("id").text()),
                out);
    ++f;
  }
  return out;
}

// Where `/flows/0/steps/` ends: a file has two flows.
constexpr std::size_t kFlowAndStep = 15;

Said say(const std::string& text, proof::Memory memory, const Places& places) {
  Proofs proofs(memory);
  content::Reading reading = content::read(text, {}, &proofs);
  proof::drop_consequences(reading.problems);
  Said out;
  for (const FlowProof& flow : proofs.flows) out.is_open = out.is_open || !flow.undecided.empty();
  for (const Problem& problem : reading.problems) {
    if (problem.code == Code::unset_variable) {
      const std::string step = problem.pointer.substr(0, problem.pointer.find('/', kFlowAndStep));
      if (places.reads.count(problem.pointer) > 0)
        out.found[problem.code].insert(places.steps.at(step) + " " + problem.args[0]);
      continue;
    }
    for (const auto* names : {&places.steps, &places.conditions, &places.doubtful}) {
      const auto name = names->find(problem.pointer);
      if (name != names->end()) out.found[problem.code].insert(name->second);
    }
  }
  return out;
}

using Differences = std::vector<std::string>;

void expect(bool is_so, const char* what, const std::string& name, Differences& out) {
  if (!is_so) out.push_back(std::string(what) + " " + name);
}

void find_false_alarms(const Said& said, const Seen& seen, Differences& out) {
  const auto compare = [&](Code code, const std::set<std::string>& names, bool should_be) {
    const auto own = said.found.find(code);
    if (own == said.found.end()) return;
    for (const std::string& name : own->second)
      expect((names.count(name) > 0) == should_be,
             "false alarm:", std::string(to_string(code)) + " " + name, out);
  };
  compare(Code::never_reached, seen.ran, false);
  compare(Code::dead_case, seen.offered, false);
  compare(Code::empty_menu, seen.empty, true);
  compare(Code::no_way_out, seen.closed, true);
  compare(Code::endless_loop, seen.looping, true);
  compare(Code::too_many_calls, seen.deep, true);
  compare(Code::unset_variable, seen.unset, true);
}

// Some step of each that the file leads to is told.
void find_misses(const Said& said, const Seen& seen, const Places& places, Differences& out) {
  std::set<std::string> entered;
  for (const std::string& step : seen.ran) entered.insert(step.substr(0, 1));
  for (const auto& [pointer, step] : places.steps) {
    const bool is_told =
        said.has(Code::unreachable_step, step) || said.has(Code::never_reached, step);
    const bool counts = entered.count(step.substr(0, 1)) > 0;
    expect(!counts || is_told || seen.ran.count(step) > 0, "miss: never reached", step, out);
  }
  for (const auto& [pointer, name] : places.conditions) {
    const bool is_told = said.has(Code::dead_case, name);
    const bool counts = seen.ran.count(name.substr(0, name.find('/', 2))) > 0;
    expect(!counts || is_told || seen.offered.count(name) > 0, "miss: dead", name, out);
  }
  for (const std::string& step : seen.empty)
    expect(said.has(Code::empty_menu, step), "miss: empty", step, out);
  for (const std::string& step : seen.deep)
    expect(said.has(Code::too_many_calls, step) || said.has_any(Code::endless_loop),
           "miss: too deep", step, out);
  const bool tells_closed = said.has_any(Code::no_way_out) || said.has_any(Code::empty_menu);
  if (!tells_closed) {
    for (const std::string& step : seen.closed) expect(false, "miss: no way out", step, out);
  }
  if (!said.has_any(Code::endless_loop)) {
    for (const std::string& step : seen.looping) expect(false, "miss: endless loop", step, out);
  }
}

// What the comparison has met.
struct Figures {
  std::map<std::string, std::uint32_t> found, made;
  std::uint32_t compared = 0, decided = 0, open = 0, open_knowing_less = 0;
};

// Types of steps, kinds of inputs, and keys that change what they do.
void count_constructs(json::Value value, std::map<std::string, std::uint32_t>& made) {
  static const std::set<std::string> kKeys = {"when",    "optional", "empty", "from",    "into",
                                              "confirm", "unknown",  "args",  "returns", "limit",
                                              "else",    "article",  "min",   "max"};
  for (const json::Value item : value.items()) count_constructs(item, made);
  for (const json::Member member : value.members()) {
    const std::string key(member.key.text());
    const bool is_kind = key == "type" || key == "kind";
    if (is_kind) ++made[std::string(member.value.text())];
    if (kKeys.count(key) > 0) ++made[key];
    count_constructs(member.value, made);
  }
}

// Nothing when the file does not count.
bool compare(const std::string& text, Figures& figures, Differences& out) {
  const Compiled compiled = compile_untrained(text);
  if (!compiled.content) return false;
  for (const Problem& problem : compiled.problems) {
    if (problem.severity == Severity::error) return false;
  }
  const json::Document document = json::read(text);
  const Seen seen = test::walk_all_sessions(*compiled.content, document.root());
  if (!seen.is_whole) return false;
  ++figures.compared;
  count_constructs(document.root().find("flows"), figures.made);
  const Places places = places_of(document.root());
  const bool is_decided = test::is_decided(text);
  figures.decided += is_decided ? 1 : 0;
  for (const proof::Memory memory :
       {proof::Memory::whole, proof::Memory::each, proof::Memory::neighbour}) {
    const Said said = say(text, memory, places);
    Differences own;
    find_false_alarms(said, seen, own);
    if (!said.is_open) find_misses(said, seen, places, own);
    for (const std::string& one : own)
      out.push_back(one + ", memory " + std::to_string(static_cast<int>(memory)));
    const bool is_first = memory == proof::Memory::whole;
    if (is_first) expect(!said.is_open || !is_decided, "undecided", "", out);
    (is_first ? figures.open : figures.open_knowing_less) += said.is_open ? 1 : 0;
    if (!is_first) continue;
    for (const auto& [code, names] : said.found) ++figures.found[std::string(to_string(code))];
  }
  return true;
}

std::string lines_of(const Differences& differences) {
  std::string out;
  for (const std::string& one : differences) out += one + "\n";
  return out;
}

std::string list_of(const std::map<std::string, std::uint32_t>& counts) {
  std::string out;
  for (const auto& [name, count] : counts)
    out += (out.empty() ? "" : ", ") + name + " " + std::to_string(count);
  return out;
}

TEST_CASE("random flows: the machine finds what walking all sessions by step finds") {
  Figures figures;
  for (std::uint32_t seed = 1; figures.compared < wanted(); ++seed) {
    const std::string text = FlowMaker(seed).file();
    Differences differences;
    CAPTURE(seed);
    CAPTURE(text);
    compare(text, figures, differences);
    CHECK_MESSAGE(differences.empty(), lines_of(differences));
  }
  MESSAGE("compared " << figures.compared << " files (" << figures.decided
                      << " decided by cells); told in files: " << list_of(figures.found)
                      << "; undecided " << figures.open << ", knowing less "
                      << figures.open_knowing_less << " of " << 2 * figures.compared);
  MESSAGE("made of: " << list_of(figures.made));
  CHECK(figures.found["never_reached"] > 0);
  CHECK(figures.found["empty_menu"] > 0);
}

// The tests are built by several compilers: a seed that one of them finds is one for all.
TEST_CASE("random flows: a seed makes the same file, whichever compiler has built this") {
  std::uint64_t hash = 1469598103934665603u;  // FNV-1a
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    for (const char c : FlowMaker(seed).file())
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  }
  CHECK(hash == 0xfcf55d0cead8c2b3u);  // by GCC 12 and Clang 14; another one once the maker changes
}

// For who looks into a difference: what is said of one file.
TEST_CASE("random flows: one file" * doctest::skip(std::getenv("WAYPOST_FLOWS_FILE") == nullptr)) {
  const char* path = std::getenv("WAYPOST_FLOWS_FILE");
  if (path == nullptr) return;
  Figures figures;
  Differences differences;
  std::string text;
  if (std::FILE* file = std::fopen(path, "rb")) {
    char buffer[1 << 14];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;)
      text.append(buffer, got);
    std::fclose(file);
  }
  CHECK(compare(text, figures, differences));
  CHECK_MESSAGE(differences.empty(), lines_of(differences));
}

}  // namespace
}  // namespace waypost
