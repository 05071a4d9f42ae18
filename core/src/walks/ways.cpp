// The ways out of a step.
#include "walks/ways.h"

#include <utility>

#include "walks/expression_text.h"

namespace waypost::walks {
namespace {

Way way(WayKind kind, std::string id, std::string label, const Jump& jump) {
  return {kind, std::move(id), std::move(label), &jump, jump};
}

std::vector<Way> ways_of_menu(const Step& step) {
  std::vector<Way> ways;
  for (const Option& option : step.options) {
    ways.push_back(
        way(WayKind::option, "option:" + option.id, source_text(option.label), option.jump));
  }
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
    case StepKind::say:
    case StepKind::input:
    case StepKind::set:
    case StepKind::article:
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
    case StepKind::lookup:
      return "lookup";
    case StepKind::branch:
      return "branch";
    case StepKind::set:
      return "set";
    case StepKind::article:
      return "article";
    case StepKind::go:
      return "goto";
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
    out += '{';
    for (std::size_t i = 0; i < piece.path.size(); ++i) out += (i == 0 ? "" : ".") + piece.path[i];
    out += '}';
  }
  return out;
}

}  // namespace waypost::walks
