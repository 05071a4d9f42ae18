#include "coverage_text.h"

#include <utility>

#include "json/writer.h"
#include "printable.h"
#include "tally_file.h"

namespace waypost::cli {
namespace {

std::string of(std::string_view what, const walks::Covered& covered) {
  return std::string(what) + " " + std::to_string(covered.done) + " of " +
         std::to_string(covered.all);
}

void write(json::Writer& out, std::string_view key, const walks::Covered& covered) {
  out.key(key).begin_object().number("done", static_cast<std::int64_t>(covered.done));
  out.number("all", static_cast<std::int64_t>(covered.all)).end_object();
}

}  // namespace

std::string missed_text(const walks::Tally& tally, bool entered) {
  std::string out;
  for (const walks::FlowCount& flow : tally.flows()) {
    if (entered && !flow.is_entered()) continue;
    for (const walks::StepCount& step : flow.steps) {
      const std::string name = flow.flow->id + "/" + step.step->id;
      if (step.visits == 0) {
        out += "  " + name + ": the step (" + std::string(walks::name_of(step.step->kind)) + ")\n";
        continue;  // then no way out of it was taken either
      }
      for (const walks::WayCount& each : step.ways) {
        if (each.taken > 0 || each.way.taken == nullptr || each.way.kind == walks::WayKind::on)
          continue;
        const std::string id = each.way.id, label = printable(each.way.label);
        out += "  " + name + ": " + id + (label.empty() || label == id ? "" : " (" + label + ")") +
               "\n";
      }
    }
  }
  return out;
}

std::string coverage_text(const walks::Tally& tally, std::size_t walks) {
  const walks::Coverage coverage = walks::coverage_of(tally);
  const std::string missed = missed_text(tally);
  return "covered by " + std::to_string(walks) + (walks == 1 ? " walk: " : " walks: ") +
         std::to_string(percent(coverage.total())) + " % (" + of("steps", coverage.steps) + ", " +
         of("options", coverage.options) + ", " + of("cases", coverage.cases) + ", " +
         of("answers to lookups", coverage.answers) + ")\n" +
         (missed.empty() ? "" : "not covered:\n" + missed);
}

std::string coverage_json(const Content& content, const walks::Tally& tally, std::size_t walks) {
  const walks::Coverage coverage = walks::coverage_of(tally);
  json::Writer out;
  out.begin_object().number(kCoverageKey, kTallyVersion).member("content", content.hash());
  out.number("walks", static_cast<std::int64_t>(walks));
  out.number("percent", percent(coverage.total()));
  write(out, "steps", coverage.steps);
  write(out, "options", coverage.options);
  write(out, "cases", coverage.cases);
  write(out, "answers", coverage.answers);
  tally.write(out.key("flows"));
  out.end_object();
  return std::move(out).take() + "\n";
}

}  // namespace waypost::cli
