// The record's facts in one paragraph. It holds no prose of its own, only words of the visitor and
// of the knowledge file, so that it needs no translation: "question" · flow › option · number:
// RL-10023 · ...
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "flow/value.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/record.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxSummaryBytes = 1000;
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

std::string flow_title(const Content& content, const std::string& id) {
  const Flow* flow = find_flow(content.model(), id);
  return flow == nullptr ? "" : flow->title;
}

std::string lookup_text(const RecordedLookup& lookup) {
  std::string out = lookup.name + ": " + lookup.result;
  for (const auto& [name, value] : lookup.fields) {
    const std::string text = value_text(value);
    if (!text.empty()) out += ", " + name + " " + text;
  }
  return out;
}

}  // namespace

std::string summarise(const Content& content, const Record& record) {
  Facts facts;
  if (!record.question.empty()) facts.add("\u201c" + record.question + "\u201d");
  for (const RecordedAnswer& answer : record.answers) {
    const std::string title = flow_title(content, answer.flow);
    const bool on_path = std::any_of(record.path.begin(), record.path.end(),
                                     [&](const PathStep& step) { return step.label == title; });
    if (!on_path) facts.add(title);
  }
  facts.add(path_text(record));
  for (const RecordedAnswer& answer : record.answers) facts.add(answer.name + ": " + answer.value);
  for (const RecordedLookup& lookup : record.lookups) {
    if (!lookup.result.empty()) facts.add(lookup_text(lookup));
  }
  for (const ShownArticle& article : record.articles_shown) facts.add(article.title);
  return clean(facts.join(), kMaxSummaryBytes);
}

}  // namespace waypost::session
