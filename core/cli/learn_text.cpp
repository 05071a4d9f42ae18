#include "learn_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/edit.h"
#include "advice/sources.h"
#include "advice/targets.h"
#include "content/model.h"
#include "files.h"
#include "finding_line.h"
#include "json/writer.h"
#include "printable.h"
#include "question_set.h"

namespace waypost::cli {
namespace {

using advice::Learnt;

constexpr std::size_t kMostGroups = 30;

// The file that holds the texts of the content's language.
const std::string& patched_path(const KnowledgeFiles& files) {
  return files.sibling_path.empty() ? files.base_path : files.sibling_path;
}

// The name by which a patch goes: `patch` takes no paths that lead out of the folder it is run in.
std::string patch_name(const std::string& path) {
  const bool leads_out = path.starts_with("/") || path.find("..") != path.npos;
  const std::string name = leads_out ? file_name(path) : path;
  return printable(name.starts_with("./") ? name.substr(2) : name);
}

std::string quoted(std::string_view text) { return "\"" + printable(text) + "\""; }

// Lines of a comment: whatever stands in front of a patch is skipped by those who apply it, but a
// line must not look like one of a patch.
class Comment {
 public:
  void line(const std::string& text = {}) { text_ += text.empty() ? "#\n" : "# " + text + "\n"; }
  std::string take() && { return std::move(text_); }

 private:
  std::string text_;
};

void tell_group(const advice::Unanswered& group, const std::vector<advice::TargetView>& targets,
                Comment& comment) {
  std::string line = std::to_string(group.size) + " × " + quoted(group.examples.front());
  if (group.nearest != advice::kNoTarget) {
    line += "  (nearest: " + printable(name_of(targets[group.nearest].target)) + ")";
  }
  comment.line("  " + line);
  for (std::size_t i = 1; i < group.examples.size(); ++i) {
    comment.line("        " + quoted(group.examples[i]));
  }
}

void tell_groups(const Learnt& learnt, const std::vector<advice::TargetView>& targets,
                 Comment& comment) {
  if (learnt.unanswered.empty()) return;
  std::size_t questions = 0;
  for (const advice::Unanswered& group : learnt.unanswered) questions += group.size;
  comment.line();
  comment.line("Nothing answers these (" + counted(learnt.unanswered.size(), "group") + ", " +
               counted(questions, "question") +
               "). An article needs an answer, which only you have:");
  const std::size_t shown = std::min(learnt.unanswered.size(), kMostGroups);
  for (std::size_t i = 0; i < shown; ++i) tell_group(learnt.unanswered[i], targets, comment);
  if (shown < learnt.unanswered.size()) {
    comment.line("  … and " + counted(learnt.unanswered.size() - shown, "smaller group") +
                 "; --json lists them");
  }
}

}  // namespace

LearnPatch learn_patch(const OpenedKnowledge& opened, const Learnt& learnt) {
  const Model& model = opened.content.model();
  const KnowledgeFiles& files = opened.files;
  const std::vector<advice::TargetView> targets = advice::targets_of(model);
  const advice::Sources sources(files.base, files.sibling, model);
  const std::uint8_t file = model.locale == model.base_locale ? 0 : 1;
  const std::string& text = file == 0 ? files.base : files.sibling;
  std::map<std::uint32_t, std::vector<std::string>> by_target;
  for (const advice::Suggestion& each : learnt.phrasings)
    by_target[each.target].push_back(each.text);

  LearnPatch patch;
  std::vector<advice::Insertion> insertions;
  std::vector<std::string> left_over;
  for (const auto& [target, phrasings] : by_target) {
    const advice::TargetSources& source = sources.of(target);
    std::optional<advice::Insertion> insertion;
    if (source.list.file == file) insertion = insert_phrasings(text, source, phrasings);
    if (insertion) {
      insertions.push_back(*std::move(insertion));
      patch.phrasings += phrasings.size();
      ++patch.targets;
      continue;
    }
    for (const std::string& phrasing : phrasings) {
      left_over.push_back(printable(name_of(targets[target].target)) + ": " + quoted(phrasing));
    }
  }
  const std::string name = patch_name(patched_path(files));
  Comment comment;
  comment.line("What " + counted(learnt.questions, "past question") + " can teach " + name + ": " +
               counted(patch.phrasings, "phrasing") + " for " + counted_targets(patch.targets) +
               ".");
  comment.line(
      "Read what is added before you apply it; names of people cannot be told from other "
      "words.");
  if (patch.phrasings > 0) {
    comment.line("Apply it where " + name + " is: patch -p0 < PATCH, or git apply -p0 PATCH");
  }
  tell_groups(learnt, targets, comment);
  if (!left_over.empty()) {
    comment.line();
    comment.line("These belong to what is not translated yet:");
    for (const std::string& each : left_over) comment.line("  " + each);
  }
  patch.text = std::move(comment).take() + advice::unified_diff(name, text, std::move(insertions));
  return patch;
}

std::string learn_json(const OpenedKnowledge& opened, const Learnt& learnt) {
  const std::vector<advice::TargetView> targets = advice::targets_of(opened.content.model());
  json::Writer out;
  const auto number = [&](std::string_view key, std::size_t value) {
    out.number(key, static_cast<std::int64_t>(value));
  };
  out.begin_object();
  number("questions", learnt.questions);
  number("sure", learnt.sure);
  number("unanswered_questions", learnt.lost);
  number("with_data", learnt.with_data);
  out.key("phrasings").begin_array();
  for (const advice::Suggestion& each : learnt.phrasings) {
    out.begin_object().member("target", name_of(targets[each.target].target));
    out.member("phrasing", each.text);
    number("times", each.times);
    number("alike", each.alike);
    out.number("confidence", each.confidence).end_object();
  }
  out.end_array().key("unanswered").begin_array();
  for (const advice::Unanswered& group : learnt.unanswered) {
    out.begin_object();
    number("size", group.size);
    out.member("title", group.examples.front()).key("examples").begin_array();
    for (const std::string& example : group.examples) out.text(example);
    out.end_array();
    if (group.nearest != advice::kNoTarget) {
      out.member("nearest", name_of(targets[group.nearest].target));
      out.number("confidence", group.confidence);
    }
    out.end_object();
  }
  return std::move(out.end_array().end_object()).take() + "\n";
}

}  // namespace waypost::cli
