// The ways out of a step.
#include "walks/ways.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "walks/expression_text.h"

namespace waypost::walks {
namespace {

std::string joined(const std::vector<std::string>& path) {
  std::string out;
  for (const std::string& name : path) out += (out.empty() ? "" : ".") + name;
  return out;
}

Way way(WayKind kind, std::string id, std::string label, const Jump& jump) {
  return {kind, std::move(id), std::move(label), &jump, jump};
}

void add_empty(std::vector<Way>& ways, const Step& step) {
  if (step.empty.kind != Jump::Kind::none)
    ways.push_back(way(WayKind::option, "empty", "nothing to choose from", step.empty));
}

std::vector<Way> ways_of_menu(const Step& step) {
  std::vector<Way> ways;
  if (!step.from.list.empty()) {
    ways.push_back(
        way(WayKind::option, "from", "one of " + joined(step.from.list), step.from.jump));
  }
  for (const Option& option : step.options) {
    ways.push_back(
        way(WayKind::option, "option:" + option.id, source_text(option.label), option.jump));
  }
  add_empty(ways, step);
  return ways;
}

std::vector<Way> ways_of_input(const Step& step) {
  std::vector<Way> ways = {way(WayKind::on, "goto", "", step.jump)};
  add_empty(ways, step);
  return ways;
}

// Into the called flow, and on when it has come back. That it is called is no jump of the model's.
std::vector<Way> ways_of_call(const Step& step) {
  std::vector<Way> ways;
  if (step.target != kNowhere) {
    ways.push_back({WayKind::on, "call", "calls", nullptr, Jump{Jump::Kind::flow, step.target}});
  }
  ways.push_back(way(WayKind::on, "goto", "comes back", step.jump));
  return ways;
}

std::vector<Way> ways_of_branch(const Step& step) {
  std::vector<Way> ways;
  for (std::size_t i = 0; i < step.cases.size(); ++i) {
    const Case& one = step.cases[i];
    ways.push_back(way(WayKind::branch, "case:" + std::to_string(i),
                       one.when == nullptr ? "?" : expression_text(*one.when), one.jump));
  }
  ways.push_back(way(WayKind::branch, "else", "else", step.jump));
  return ways;
}

void add_given(std::vector<Way>& ways, std::string id, std::string label, const Jump& jump) {
  if (jump.kind != Jump::Kind::none)
    ways.push_back(way(WayKind::lookup, std::move(id), std::move(label), jump));
}

std::vector<Way> ways_of_lookup(const Step& step) {
  std::vector<Way> ways = {way(WayKind::lookup, "found", "found", step.jump)};
  add_given(ways, "not_found", "not found", step.not_found);
  add_given(ways, "failed", "failed", step.failed);
  add_given(ways, "unknown", "nobody knows whether it was done", step.unknown);
  // Whoever is asked first may say no, whether that leads anywhere of its own or on.
  if (!step.options.empty())
    ways.push_back(way(WayKind::lookup, "declined", "declined", step.declined));
  return ways;
}

}  // namespace

std::vector<Way> ways_of(const Model&, const Flow&, const Step& step) {
  switch (step.kind) {
    case StepKind::menu:
      return ways_of_menu(step);
    case StepKind::branch:
      return ways_of_branch(step);
    case StepKind::lookup:
      return ways_of_lookup(step);
    case StepKind::input:
      return ways_of_input(step);
    case StepKind::call:
      return ways_of_call(step);
    case StepKind::say:
    case StepKind::form:
    case StepKind::set:
    case StepKind::article:
    case StepKind::open_link:
    case StepKind::timeline:
    case StepKind::survey:
    case StepKind::go:
      return {way(WayKind::on, "goto", "", step.jump)};
    case StepKind::handover:
    case StepKind::end:
      return {};
  }
  return {};
}

std::string_view name_of(StepKind kind) {
  switch (kind) {
    case StepKind::say:
      return "say";
    case StepKind::menu:
      return "menu";
    case StepKind::input:
      return "input";
    case StepKind::form:
      return "form";
    case StepKind::lookup:
      return "lookup";
    case StepKind::branch:
      return "branch";
    case StepKind::set:
      return "set";
    case StepKind::article:
      return "article";
    case StepKind::open_link:
      return "open_link";
    case StepKind::timeline:
      return "timeline";
    case StepKind::call:
      return "call";
    case StepKind::go:
      return "goto";
    case StepKind::survey:
      return "survey";
    case StepKind::handover:
      return "handover";
    case StepKind::end:
      return "end";
  }
  return "";
}

std::string_view name_of(WayKind kind) {
  constexpr std::string_view kNames[] = {"on", "option", "branch", "lookup"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string source_text(const Template& text) {
  std::string out;
  for (const Template::Piece& piece : text.pieces) {
    if (piece.path.empty()) {
      out += piece.text;
      continue;
    }
    // Of a plural the text for most numbers speaks for all of them.
    const auto other = std::find(piece.selectors.begin(), piece.selectors.end(), "other");
    const auto index = static_cast<std::size_t>(other - piece.selectors.begin());
    out += index < piece.branches.size() ? source_text(piece.branches[index])
                                         : "{" + joined(piece.path) + "}";
  }
  return out;
}

}  // namespace waypost::walks
