// Flows as a picture.
#include "walks/picture.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/utf8.h"

namespace waypost::walks {
namespace {

constexpr std::size_t kLine = 28;       // characters that a line of a label holds, words permitting
constexpr std::size_t kMostLabel = 96;  // … and a label altogether

Look look_of(StepKind kind) {
  switch (kind) {
    case StepKind::say:
    case StepKind::article:
    case StepKind::open_link:
    case StepKind::timeline:
      return Look::text;
    case StepKind::menu:
    case StepKind::survey:
      return Look::choice;
    case StepKind::input:
    case StepKind::form:
      return Look::question;
    case StepKind::lookup:
      return Look::answer;
    case StepKind::branch:
      return Look::branch;
    case StepKind::set:
    case StepKind::call:
    case StepKind::go:
      return Look::quiet;
    case StepKind::handover:
      return Look::person;
    case StepKind::end:
      return Look::end;
  }
  return Look::quiet;
}

// Marks of emphasis and controls go, long texts are cut, and lines are broken between words.
std::string wrapped(std::string_view text) {
  std::string out, word;
  std::size_t line = 0, all = 0, letters = 0;
  const auto put_word = [&] {
    if (letters == 0) return;
    if (line > 0 && line + 1 + letters > kLine) {
      out += '\n';
      line = 0;
    } else if (line > 0) {
      out += ' ';
      ++line;
    }
    out += word;
    line += letters;
    word.clear();
    letters = 0;
  };
  for (const char32_t code : text::decode_all(text)) {
    if (code == U'*') continue;
    if (code <= U' ' || code == 0x7f) {
      put_word();
      continue;
    }
    if (++all > kMostLabel) {
      word += "…";
      ++letters;
      break;
    }
    text::append(word, code);
    ++letters;
  }
  put_word();
  return out;
}

std::string fields_text(const Step& step) {
  std::string out = source_text(step.text);
  for (const Input& input : step.inputs)
    out += (out.empty() ? "" : " · ") + source_text(input.label);
  return out;
}

// What a step is about, beside its id.
std::string subject(const Model& model, const Step& step) {
  if (step.kind == StepKind::lookup && step.lookup < model.lookups.size()) {
    const Lookup& lookup = model.lookups[step.lookup];
    return (lookup.is_action ? "does " : "asks ") + lookup.id +
           (step.options.empty() ? "" : ", after a yes");
  }
  if (step.kind == StepKind::set) return "sets " + step.variable;
  if (step.kind == StepKind::article && step.target < model.articles.size())
    return "article " + model.articles[step.target].id;
  if (step.kind == StepKind::call && step.target < model.flows.size())
    return "calls " + model.flows[step.target].id;
  if (step.kind == StepKind::open_link && !step.media.empty())
    return "link: " + source_text(step.media.front().title);
  if (step.kind == StepKind::form) return fields_text(step);
  if (step.kind == StepKind::input && !step.inputs.empty())
    return source_text(step.inputs.front().label);
  return source_text(step.text);
}

std::string counted(std::uint64_t count) { return "×" + std::to_string(count); }

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "0 %";
  const std::uint64_t percent = (part * 100 + whole / 2) / whole;
  return part > 0 && percent == 0 ? "<1 %" : std::to_string(percent) + " %";
}

class Drawing {
 public:
  Drawing(const Model& model, const Painting& painting, const Tally& tally)
      : model_(model), painting_(painting), tally_(tally) {}

  Picture draw(std::string_view only) {
    std::vector<const FlowCount*> drawn;
    for (const FlowCount& flow : tally_.flows()) {
      if (only.empty() || flow.flow->id == only) drawn.push_back(&flow);
    }
    for (const FlowCount* flow : drawn) add_frame(*flow);
    for (const FlowCount* flow : drawn) add_edges(*flow);
    return std::move(picture_);
  }

 private:
  static std::string id_of(const Flow& flow, const Step& step) { return flow.id + "/" + step.id; }

  std::size_t add_node(Node node) {
    by_id_.emplace(node.id, picture_.nodes.size());
    picture_.nodes.push_back(std::move(node));
    return picture_.nodes.size() - 1;
  }

  Tone tone_of(std::uint64_t count) const {
    if (painting_.tally == nullptr) return Tone::plain;
    return count > 0 ? Tone::reached : Tone::missed;
  }

  void add_frame(const FlowCount& flow) {
    Frame frame{flow.flow->id, flow.flow->title.empty() ? flow.flow->id : flow.flow->title, {}};
    for (std::size_t i = 0; i < flow.steps.size(); ++i) {
      const StepCount& step = flow.steps[i];
      Node node;
      node.id = id_of(*flow.flow, *step.step);
      node.label = step.step->id;
      if (const std::string about = wrapped(subject(model_, *step.step)); !about.empty())
        node.label += "\n" + about;
      if (step.step->kind == StepKind::end && !step.step->resolved)
        node.label += "\n(not resolved)";
      if (painting_.tally != nullptr) node.label += "\n" + counted(step.visits);
      node.look = look_of(step.step->kind);
      node.is_start = i == flow.flow->start;
      node.tone = tone_of(step.visits);
      frame.nodes.push_back(add_node(std::move(node)));
    }
    picture_.frames.push_back(std::move(frame));
  }

  void add_edges(const FlowCount& flow) {
    for (const StepCount& step : flow.steps) {
      const std::size_t from = by_id_.at(id_of(*flow.flow, *step.step));
      // Who comes back to a step is not counted as coming, but leaves it again.
      std::uint64_t left = 0;
      for (const WayCount& each : step.ways) left += each.taken;
      left = std::max(left, step.visits);
      for (const WayCount& each : step.ways) {
        std::string label = wrapped(each.way.label);
        if (painting_.tally != nullptr && each.way.taken != nullptr) {
          if (!label.empty()) label += "\n";
          label += painting_.shares ? share(each.taken, left) : counted(each.taken);
        }
        const Tone tone = each.way.taken == nullptr ? Tone::plain : tone_of(each.taken);
        picture_.edges.push_back({from, target(*flow.flow, each.way.to), std::move(label), tone});
      }
    }
  }

  std::size_t target(const Flow& flow, const Jump& jump) {
    switch (jump.kind) {
      case Jump::Kind::step:
        return by_id_.at(id_of(flow, flow.steps[jump.index]));
      case Jump::Kind::flow:
        return flow_node(model_.flows[jump.index]);
      case Jump::Kind::article:
        return outside("article", model_.articles[jump.index].id, Look::elsewhere);
      case Jump::Kind::category:
        return outside("category", model_.categories[jump.index].id, Look::elsewhere);
      case Jump::Kind::person:
        return outside("person", "", Look::person);
      case Jump::Kind::home:
        return outside("home", "", Look::elsewhere);
      case Jump::Kind::none:
        return implicit_end(flow);
    }
    return implicit_end(flow);
  }

  // A flow that is drawn is entered at its first step.
  std::size_t flow_node(const Flow& flow) {
    const auto first = by_id_.find(id_of(flow, flow.steps[flow.start]));
    return first != by_id_.end() ? first->second : outside("flow", flow.id, Look::elsewhere);
  }

  // `/` before a name that no flow can have: these ids meet no step's.
  std::size_t outside(const std::string& kind, const std::string& name, Look look) {
    const std::string id = "/" + kind + "/" + name;
    if (const auto found = by_id_.find(id); found != by_id_.end()) return found->second;
    Node node{id, name.empty() ? kind : kind + "\n" + wrapped(name), look, false, Tone::plain};
    picture_.outside.push_back(add_node(std::move(node)));
    return picture_.outside.back();
  }

  // Behind the last step a flow ends without a word of its own.
  std::size_t implicit_end(const Flow& flow) {
    const std::string id = flow.id + "/";
    if (const auto found = by_id_.find(id); found != by_id_.end()) return found->second;
    const std::size_t node = add_node({id, "end", Look::end, false, Tone::plain});
    for (Frame& frame : picture_.frames) {
      if (frame.id == flow.id) frame.nodes.push_back(node);
    }
    return node;
  }

  const Model& model_;
  const Painting& painting_;
  const Tally& tally_;
  Picture picture_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
};

}  // namespace

Picture draw(const Model& model, std::string_view only, const Painting& painting) {
  const Tally nothing(model);
  return Drawing(model, painting, painting.tally == nullptr ? nothing : *painting.tally).draw(only);
}

}  // namespace waypost::walks
