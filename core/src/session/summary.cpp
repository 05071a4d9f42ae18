// The record's facts in one paragraph, to be read at a glance. It holds no prose of its own, only
// words of the visitor and of the knowledge file, so that it needs no translation: "question" ·
// flow › option · Order number? RL-10023 · ...
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/record.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxSummaryBytes = 1000;
constexpr std::size_t kMaxFactBytes = 200;  // the whole of a longer one stands elsewhere
constexpr std::size_t kMaxLabelBytes = 60;  // of what was asked
constexpr std::size_t kMaxPathLabels = 6;

// Collects facts; repeated ones are said once.
class Facts {
 public:
  void add(std::string fact) {
    for (const std::string& known : facts_) {
      if (known == fact) return;
    }
    if (!fact.empty()) facts_.push_back(std::move(fact));
  }
  std::string join() const {
    std::string out;
    for (const std::string& fact : facts_) out += (out.empty() ? "" : " \u00b7 ") + fact;
    return out;
  }

 private:
  std::vector<std::string> facts_;
};

std::string shortened(std::string_view text, std::size_t limit = kMaxFactBytes) {
  std::string out = clean(text, limit);
  return text.size() > limit ? out + "\u2026" : out;
}

std::string quoted(std::string_view text) {
  return text.empty() ? "" : "\u201c" + shortened(text) + "\u201d";
}

// The labels of the way gone, the last few: "Track my order › I never got it".
std::string path_text(const Record& record) {
  std::vector<std::string_view> labels;
  for (const PathStep& step : record.path) {
    if (!step.label.empty()) labels.push_back(step.label);
  }
  const std::size_t first = labels.size() > kMaxPathLabels ? labels.size() - kMaxPathLabels : 0;
  std::string out;
  for (std::size_t i = first; i < labels.size(); ++i) {
    if (i > first) out += " \u203a ";
    out += labels[i];
  }
  return out;
}

bool leads_to(const Model& model, const PathStep& step, const Flow& flow) {
  if (step.label == flow.title || step.option == "flow:" + flow.id) return true;
  return std::any_of(model.menu.begin(), model.menu.end(), [&](const Option& entry) {
    return step.flow.empty() && entry.id == step.option && entry.jump.kind == Jump::Kind::flow &&
           &model.flows[entry.jump.index] == &flow;
  });
}

// Of a flow that visitors ask for, and that the way does not name already. One without questions is
// a part of others: its title is the owner's note.
std::string flow_title(const Model& model, const Record& record, const std::string& id) {
  const Flow* flow = find_flow(model, id);
  if (flow == nullptr || flow->questions.empty()) return "";
  const bool on_path =
      std::any_of(record.path.begin(), record.path.end(),
                  [&](const PathStep& step) { return leads_to(model, step, *flow); });
  return on_path ? "" : flow->title;
}

// The first sentence of what was asked.
std::string asked(std::string_view label) {
  const std::size_t end = label.find_first_of("?.:!");
  const bool is_sentence = end != std::string_view::npos && label.substr(end + 1, 1) == " ";
  if (is_sentence) label = label.substr(0, end + 1);
  return shortened(label, kMaxLabelBytes);
}

// What is masked says nothing, and how to reach the visitor stands beside the summary.
std::string answer_text(const Record& record, const RecordedAnswer& answer) {
  const std::string& value = answer.value;
  if (answer.is_private || value == record.visitor_name || value == record.visitor_email ||
      value == record.visitor_phone)
    return "";
  const std::string label = asked(answer.label);
  if (label.empty()) return shortened(value);
  const bool ends = std::string_view("?.:!").find(label.back()) != std::string_view::npos;
  return label + (ends ? " " : ": ") + shortened(value);
}

// What was found stands in the lookups; that nothing was in the end is why somebody is asked.
std::string lookup_text(const Record& record, const RecordedLookup& lookup) {
  bool is_last = true;
  for (const RecordedLookup& each : record.lookups) {
    if (&each > &lookup && each.name == lookup.name) is_last = false;
  }
  const bool says_nothing = lookup.result.empty() || lookup.result == "found";
  return !is_last || says_nothing ? "" : lookup.name + ": " + lookup.result;
}

}  // namespace

std::string summarise(const Content& content, const Record& record) {
  Facts facts;
  facts.add(quoted(record.question));
  facts.add(quoted(record.message));
  for (const RecordedAnswer& answer : record.answers)
    facts.add(flow_title(content.model(), record, answer.flow));
  facts.add(path_text(record));
  for (const RecordedAnswer& answer : record.answers) facts.add(answer_text(record, answer));
  for (const RecordedLookup& lookup : record.lookups) facts.add(lookup_text(record, lookup));
  for (const ShownArticle& article : record.articles_shown) facts.add(article.title);
  return clean(facts.join(), kMaxSummaryBytes);
}

}  // namespace waypost::session
