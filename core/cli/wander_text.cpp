#include "wander_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "coverage_text.h"
#include "json/writer.h"
#include "tally_file.h"

namespace waypost::cli {
namespace {

// `part / whole` with so many decimals, rounded; never a float, so that it is the same everywhere.
std::string ratio(std::uint64_t part, std::uint64_t whole, std::uint32_t decimals) {
  std::uint64_t scale = 1;
  for (std::uint32_t i = 0; i < decimals; ++i) scale *= 10;
  const std::uint64_t scaled = whole == 0 ? 0 : (part * scale + whole / 2) / whole;
  std::string behind = std::to_string(scaled % scale);
  behind.insert(0, decimals - behind.size(), '0');
  return std::to_string(scaled / scale) + "." + behind;
}

// At least `width` characters, filled from the left.
std::string padded(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

std::string name_of(const walks::End& end) {
  if (end.flow == nullptr) return "(no flow)";
  return end.flow->id + "/" + end.step->id;
}

std::string described(const walks::End& end) {
  const bool is_end_step = end.step != nullptr && end.step->kind == StepKind::end;
  switch (end.kind) {
    case walks::EndKind::end:
      return std::string(is_end_step ? "end" : "end behind it") +
             (end.resolved ? "" : ", not resolved");
    case walks::EndKind::person:
      return "a person";
    case walks::EndKind::away:
      return "away to " + end.to;
    case walks::EndKind::endless:
      return "no end within " + std::to_string(walks::kMostClicks) + " clicks";
  }
  return "";
}

std::string clicks_text(const walks::Clicks& clicks, std::uint64_t walks) {
  return std::to_string(clicks.least) + " / " + ratio(clicks.sum, walks, 1) + " / " +
         std::to_string(clicks.most);
}

void write_clicks(json::Writer& out, const walks::Clicks& clicks, std::uint64_t walks) {
  out.key("clicks").begin_object().number("least", clicks.least);
  out.key("mean").raw(ratio(clicks.sum, walks, 2));
  out.number("most", clicks.most).end_object();
}

// Of flows that walks could have led to: all, or those they have entered from the one they began
// in.
std::vector<std::string> unreached(const walks::Wandered& wandered) {
  std::vector<std::string> names;
  for (const walks::FlowCount& flow : wandered.tally.flows()) {
    if (!wandered.options.flow.empty() && !flow.is_entered()) continue;
    for (const walks::StepCount& step : flow.steps) {
      if (step.visits == 0) names.push_back(flow.flow->id + "/" + step.step->id);
    }
  }
  return names;
}

}  // namespace

std::string wander_text(const walks::Wandered& wandered) {
  std::size_t width = 0;
  for (const walks::End& end : wandered.ends) width = std::max(width, name_of(end).size());
  std::uint64_t resolved = 0, person = 0;
  std::string ends;
  for (const walks::End& end : wandered.ends) {
    if (end.resolved) resolved += end.walks;
    if (end.kind == walks::EndKind::person) person += end.walks;
    std::string name = name_of(end);
    name.resize(width, ' ');
    ends += "  " + padded(ratio(end.walks * 100, wandered.walks, 1), 5) + " %  " + name + "  " +
            described(end) + "  (clicks " + clicks_text(end.clicks, end.walks) + ")\n";
  }
  std::string out = std::to_string(wandered.walks) +
                    " walks: " + ratio(resolved * 100, wandered.walks, 1) + " % resolved, " +
                    ratio(person * 100, wandered.walks, 1) +
                    " % to a person; clicks needed, least / mean / most: " +
                    clicks_text(wandered.clicks, wandered.walks) + "\n\nwhere they end\n" + ends;
  const std::string missed = missed_text(wandered.tally, !wandered.options.flow.empty());
  const bool nobody_ends =
      std::all_of(wandered.ends.begin(), wandered.ends.end(),
                  [](const walks::End& end) { return end.kind == walks::EndKind::endless; });
  if (nobody_ends)
    out += "\nnobody ends: no walk comes to an end, a person, an article or a link\n";
  out += missed.empty() ? "\nevery step is reached and every way taken\n"
                        : "\nnever reached or taken\n" + missed;
  return out;
}

std::string wander_json(const Content& content, const walks::Wandered& wandered) {
  json::Writer out;
  out.begin_object().number(kRandomWalksKey, kTallyVersion).member("content", content.hash());
  out.number("walks", static_cast<std::int64_t>(wandered.walks));
  out.number("seed", static_cast<std::int64_t>(wandered.options.seed));
  write_clicks(out, wandered.clicks, wandered.walks);
  out.key("ends").begin_array();
  for (const walks::End& end : wandered.ends) {
    out.begin_object().member("kind", walks::name_of(end.kind));
    if (end.flow != nullptr) out.member("flow", end.flow->id).member("step", end.step->id);
    out.member_if("to", end.to);
    if (end.kind == walks::EndKind::end) out.key("resolved").boolean(end.resolved);
    out.number("walks", static_cast<std::int64_t>(end.walks));
    out.key("share").raw(ratio(end.walks, wandered.walks, 4));
    write_clicks(out, end.clicks, end.walks);
    out.end_object();
  }
  out.end_array().key("unreached").begin_array();
  for (const std::string& name : unreached(wandered)) out.text(name);
  out.end_array();
  wandered.tally.write(out.key("flows"));
  out.end_object();
  return std::move(out).take() + "\n";
}

}  // namespace waypost::cli
