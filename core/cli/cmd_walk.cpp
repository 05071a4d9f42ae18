// `waypost walk FILE`: walks at random through the flows of a knowledge file.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "commands.h"
#include "content/model.h"
#include "files.h"
#include "knowledge_files.h"
#include "no_flow.h"
#include "progress_line.h"
#include "stamp.h"
#include "walks/wander.h"
#include "wander_text.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"random", true}, {"seed", true}, {"flow", true},
                           {"locale", true}, {"json"},       {"o", true}};

constexpr std::string_view kHelp =
    "Usage: waypost walk FILE [--random N] [--seed S] [--flow ID] [--locale TAG] [--json] [-o "
    "FILE]\n\n"
    "Sends N visitors through the flows who click anything that is offered, fill in what is "
    "likely\n"
    "(now and then something that is refused) and meet a shop whose system finds, does not find "
    "or\n"
    "fails. Says where they end, how many clicks they need, and which steps nobody came to. Every\n"
    "option is as likely as any other: the figures are of the flows, not of your visitors.\n\n"
    "  --random N    so many visitors (without it 1000, at most 1,000,000)\n"
    "  --seed S      other visitors (without it 1); the same seed is the same walks everywhere\n"
    "  --flow ID     all begin in this flow (without it in any that a question or the menu leads\n"
    "                to, each as often)\n"
    "  --locale TAG  the sibling of this language that the base lists\n"
    "  --json        print everything as JSON, for waypost graph --walks\n"
    "  -o FILE       write into this file; nothing else than older walks is written over\n\n"
    "Examples:\n"
    "  waypost walk support.json --random 10000 --seed 7\n"
    "  waypost walk support.json --flow track --json -o walks.json\n"
    "  waypost graph support.json --flow track --walks walks.json | dot -Tsvg > track.svg\n\n"
    "Exit code: 0 walked, 1 the file cannot be used or has no such flow, 2 wrong usage.\n";

constexpr std::uint64_t kMostWalks = 1'000'000;
constexpr std::size_t kMostDigits = 15;
constexpr std::string_view kJsonBegins = "{\"waypost_random_walks\":";

// Every text begins with how many walked, so nothing can be told by it.
constexpr std::string_view kTextBegins = "waypost walk: ";

int fail(const std::string& what) {
  write_err("waypost walk: " + what + "\n");
  return kProblems;
}

std::optional<std::uint64_t> number(const Args& args, std::string_view flag,
                                    std::string_view otherwise) {
  const std::string text = args.value(flag, otherwise);
  const bool is_number =
      !text.empty() && text.size() <= kMostDigits &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? std::optional<std::uint64_t>(std::stoull(text)) : std::nullopt;
}

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kWalkCommand, "give one knowledge file");
  const auto walks = number(args, "random", "1000");
  if (!walks || *walks == 0 || *walks > kMostWalks)
    return usage_error(kWalkCommand, "--random takes a number from 1 to 1000000");
  const auto seed = number(args, "seed", "1");
  if (!seed) return usage_error(kWalkCommand, "--seed takes a whole number of at most 15 digits");
  const KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  const std::optional<Content> content = open_untrained("walk", files);
  if (!content) return kProblems;
  const Model& model = content->model();
  const walks::WanderOptions options{*walks, *seed, args.value("flow"), kScriptStart};
  if (model.flows.empty() || (!options.flow.empty() && model.flow_by_id.count(options.flow) == 0)) {
    return fail(no_flow(model, options.flow));
  }
  const std::string out = args.value("o", "-");
  if (const std::string why = protects({files.base_path, files.sibling_path}, out,
                                       args.has("json") ? kJsonBegins : kTextBegins);
      !why.empty()) {
    return fail(why);
  }
  std::optional<walks::Wandered> wandered;
  {
    ProgressLine line("walking");
    wandered =
        walks::wander(*content, options, [&](std::uint32_t permille) { line.show(permille); });
  }
  const std::string error =
      replace_file(out, args.has("json") ? wander_json(*content, *wandered)
                                         : std::string(kTextBegins) + wander_text(*wandered));
  return error.empty() ? kFine : fail(error);
}

}  // namespace

const Command kWalkCommand = {"walk", "walks through the flows at random", kHelp, kFlags, run};

}  // namespace waypost::cli
