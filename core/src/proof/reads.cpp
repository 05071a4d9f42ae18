#include "proof/reads.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "flow/expression.h"
#include "flow/template.h"
#include "proof/partition.h"

namespace waypost::proof {
namespace {

using expr::Op;

class Reader {
 public:
  Reader(const Step& step, json::Value source) : step_(step), source_(source) {}

  std::vector<Read> run() {
    if (step_.kind == StepKind::open_link) {
      read(step_.media.front().title, source_.find("text"));
      read(step_.media.front().link, source_.find("url"));
    } else if (step_.kind == StepKind::lookup) {
      read_lookup();
    } else {
      read(step_.text, source_.find("text"));
      read_media();
    }
    read_options(step_.options, source_);
    read_from(step_.from, source_.find("from"));
    read_milestones();
    read_inputs();
    read_values();
    return std::move(out_);
  }

 private:
  void add(const std::string& root, json::Value where) {
    if (hidden_.count(root) > 0) return;
    for (const Read& read : out_) {
      if (read.root == root && read.where == where) return;
    }
    out_.push_back({root, where, option_});
  }

  void read(const Template& text, json::Value where) {
    for (const Path& path : paths(text)) add(path[0], where);
  }

  // A variable that the expression asks for by has() is guarded by it.
  void read(const Condition& condition, json::Value where) {
    if (condition == nullptr) return;
    std::set<std::string> guarded;
    for (const expr::Node& node : condition->nodes) {
      if (node.op == Op::has) guarded.insert(node.path[0]);
    }
    for (const expr::Node& node : condition->nodes) {
      if (node.op == Op::path && guarded.count(node.path[0]) == 0) add(node.path[0], where);
    }
  }

  void read_lookup() {
    for (const auto& [name, text] : step_.arguments) read(text, source_.find("args").find(name));
    const json::Value confirm = source_.find("confirm");
    read(step_.text, confirm.find("text"));
    for (const Option& option : step_.options) read(option.label, confirm.find(option.id));
  }

  void read_media() {
    constexpr std::string_view kKeys[] = {"picture", "video", "card"};
    for (const MediaDraft& media : step_.media) {
      const auto kind = static_cast<std::size_t>(media.kind);
      if (kind >= std::size(kKeys)) continue;
      const json::Value own = source_.find(kKeys[kind]);
      read(media.src, own);
      read(media.title, own);
      read(media.price, own);
      read(media.link, own);
    }
  }

  void read_options(const std::vector<Option>& options, json::Value source) {
    if (step_.kind == StepKind::lookup) return;
    for (const Option& option : options) {
      json::Value own;
      for (const json::Value each : source.find("options").items()) {
        if (each.find("id").text() == option.id && !own) own = each;
      }
      read(option.when, own.find("when"));
      option_ = step_.kind == StepKind::form ? "" : option.id;
      read(option.label, own.find("label"));
      read(option.hint, own.find("hint"));
      option_.clear();
    }
  }

  // What names an item stands only for something in the list.
  void read_from(const From& from, json::Value source) {
    if (from.list.empty()) return;
    add(from.list[0], source.find("list"));
  }

  void read_milestones() {
    const bool is_list = !step_.from.list.empty();
    if (is_list) hidden_.insert("item");
    std::size_t next = 0;
    for (const json::Value source : source_.find("items").items()) {
      if (next == step_.milestones.size()) break;
      read_milestone(step_.milestones[next++], source);
    }
    if (is_list && step_.kind == StepKind::timeline && !step_.milestones.empty())
      read_milestone(step_.milestones.front(), source_.find("from"));
  }

  void read_milestone(const MilestoneDraft& milestone, json::Value source) {
    read(milestone.when, source.find("when"));
    read(milestone.label, source.find("label"));
    read(milestone.at, source.find("at"));
    read(milestone.done, source.find("done"));
  }

  // A field may speak of those above it.
  void read_inputs() {
    json::Value own = source_;
    for (const Input& input : step_.inputs) {
      if (step_.kind == StepKind::form) {
        for (const json::Value each : source_.find("fields").items()) {
          if (each.find("var").text() == input.variable) own = each;
        }
        read(input.label, own.find("label"));
        read(input.when, own.find("when"));
      }
      read_options(input.options, own);
      read_from(input.from, own.find("from"));
      hidden_.insert(input.variable);
      if (!input.from.into.empty()) hidden_.insert(input.from.into);
    }
  }

  // An argument that is a copy of what is missing is missing: who reads the argument is told. Who
  // reads a result is not.
  void read_values() {
    std::size_t next = 0;
    for (const json::Value source : source_.find("cases").items()) {
      if (next == step_.cases.size()) break;
      read(step_.cases[next++].when, source.find("when"));
    }
    read(step_.value, source_.find("value"));
    const json::Value named = source_.find(step_.kind == StepKind::call ? "args" : "returns");
    for (const auto& [name, value] : step_.values) {
      const bool is_argument = step_.kind == StepKind::call;
      if (value != nullptr && !(is_argument && is_copy(*value))) read(value, named.find(name));
    }
  }

  const Step& step_;
  json::Value source_;
  std::string option_;
  std::set<std::string> hidden_;
  std::vector<Read> out_;
};

}  // namespace

std::vector<Read> reads_of(const World& world, std::uint32_t step) {
  if (world.step(step).kind == StepKind::branch || world.source(step)) {
    return Reader(world.step(step), world.source(step)).run();
  }
  return {};
}

}  // namespace waypost::proof
