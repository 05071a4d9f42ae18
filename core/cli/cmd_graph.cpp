// `waypost graph FILE`: flows as a picture, for Graphviz or Mermaid.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "commands.h"
#include "content/model.h"
#include "files.h"
#include "knowledge_files.h"
#include "no_flow.h"
#include "tally_file.h"
#include "walks/dot.h"
#include "walks/mermaid.h"
#include "walks/picture.h"
#include "walks/tally.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"flow", true},  {"format", true}, {"coverage", true},
                           {"walks", true}, {"locale", true}, {"o", true}};

constexpr std::string_view kHelp =
    "Usage: waypost graph FILE [--flow ID] [--format dot|mermaid] [--coverage FILE | --walks "
    "FILE]\n"
    "                     [--locale TAG] [-o FILE]\n\n"
    "Draws the flows of a knowledge file: a frame for each flow, a node for each step, an edge "
    "for\n"
    "each way out of it (what the option says, the condition of the case, what the shop's system\n"
    "answers). Hexagons wait for a click, slanted boxes for an answer, cylinders for the shop's "
    "system;\n"
    "a doubled outline is an end or a person.\n\n"
    "  --flow ID        only this flow, with what it leads to\n"
    "  --format FORMAT  dot (the default; for Graphviz), mermaid (for Markdown); the npm command,\n"
    "                   `npx waypost`, knows svg, too\n"
    "  --coverage FILE  paint what tests have covered (waypost test --coverage=FILE); red and "
    "dashed\n"
    "                   is what they have not\n"
    "  --walks FILE     paint how many went where (waypost walk --json): of those who came to a "
    "step,\n"
    "                   the share that took a way\n"
    "  --locale TAG     the words of the sibling of this language that the base lists\n"
    "  -o FILE          write into this file; nothing else than an older picture is written "
    "over\n\n"
    "Examples:\n"
    "  waypost graph support.json --flow track | dot -Tsvg > track.svg\n"
    "  waypost graph support.json --format mermaid -o flows.mmd\n\n"
    "Exit code: 0 drawn, 1 a file cannot be used or there is no such flow, 2 wrong usage.\n";

constexpr std::string_view kDotBegins = "digraph waypost";
constexpr std::string_view kMermaidBegins = "flowchart TD";

int fail(const std::string& what) {
  write_err("waypost graph: " + what + "\n");
  return kProblems;
}

// Reads what is to be painted, if anything is. "" or what is wrong.
std::string read_painting(const Args& args, const Content& content, walks::Tally& tally,
                          walks::Painting& painting) {
  for (const auto& [flag, key] :
       {std::pair{"coverage", kCoverageKey}, {"walks", kRandomWalksKey}}) {
    if (!args.has(flag)) continue;
    painting.tally = &tally;
    painting.shares = key == kRandomWalksKey;
    return read_tally(args.value(flag), key, content, tally);
  }
  return "";
}

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kGraphCommand, "give one knowledge file");
  if (args.has("coverage") && args.has("walks"))
    return usage_error(kGraphCommand, "--coverage and --walks cannot both be painted");
  const std::string format = args.value("format", "dot");
  if (format == "svg") {
    return usage_error(
        kGraphCommand,
        "svg is made by the npm command (npx waypost graph), or by Graphviz: waypost "
        "graph FILE | dot -Tsvg");
  }
  if (format != "dot" && format != "mermaid")
    return usage_error(kGraphCommand, "--format is dot or mermaid");
  const KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  const std::optional<Content> content = open_untrained("graph", files);
  if (!content) return kProblems;
  const std::string flow = args.value("flow");
  if (!flow.empty() && content->model().flow_by_id.count(flow) == 0)
    return fail(no_flow(content->model(), flow));
  const bool is_dot = format == "dot";
  const std::string out = args.value("o", "-");
  if (const std::string why = protects(
          {files.base_path, files.sibling_path, args.value("coverage"), args.value("walks")}, out,
          is_dot ? kDotBegins : kMermaidBegins);
      !why.empty()) {
    return fail(why);
  }
  walks::Tally tally(content->model());
  walks::Painting painting;
  if (const std::string error = read_painting(args, *content, tally, painting); !error.empty())
    return fail(error);
  const walks::Picture picture = walks::draw(content->model(), flow, painting);
  const std::string error =
      replace_file(out, is_dot ? walks::dot(picture) : walks::mermaid(picture));
  return error.empty() ? kFine : fail(error);
}

}  // namespace

const Command kGraphCommand = {"graph", "draws the flows of a knowledge file", kHelp, kFlags, run};

}  // namespace waypost::cli
