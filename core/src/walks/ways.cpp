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

namespace {

// Of a plural the text for most numbers speaks for all of them: the last of its forms.
std::string source_text(const std::vector<Template::Piece>& pieces, std::size_t at,
                        std::size_t end) {
  std::string out;
  while (at < end) {
    const Template::Piece& piece = pieces[at++];
    if (piece.path.empty()) {
      out += piece.text;
      continue;
    }
    if (piece.end == 0) {
      out += "{" + joined(piece.path) + "}";
      continue;
    }
    std::string form;
    for (; at < piece.end && at < end; at = pieces[at].end) {
      if (pieces[at].end <= at) break;
      form = source_text(pieces, at + 1, pieces[at].end);
      if (pieces[at].text == "other") break;
    }
    out += form;
    at = piece.end;
  }
  return out;
}

}  // namespace

std::string source_text(const Template& text) {
  return source_text(text.pieces, 0, text.pieces.size());
}

}  // namespace waypost::walks
