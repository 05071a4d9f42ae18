#include "proof/reads.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "flow/expression.h"
#include "flow/template.h"
#include "proof/copies.h"

namespace waypost::proof {
namespace {

using expr::Op;

class Reader {
 public:
  Reader(const World& world, std::uint32_t step)
      : world_(world), step_(world.step(step)), source_(world.source(step)) {}

  std::vector<Read> run() {
    if (step_.kind == StepKind::open_link) {
      show(step_.media.front().title, source_.find("text"));
      show(step_.media.front().link, source_.find("url"));
    } else if (step_.kind == StepKind::lookup) {
      read_lookup();
    } else {
      // Where there is nothing to choose from, and a way then, it is not shown.
      is_asked_ = step_.empty.kind != Jump::Kind::none;
      show(step_.text, source_.find("text"));
      is_asked_ = false;
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
  void add(const std::string& root, json::Value where, const Path& shown = {}) {
    if (hidden_.count(root) > 0) return;
    for (const Read& read : out_) {
      if (read.root == root && read.where == where && read.shown == shown) return;
    }
    out_.push_back({root, where, shown, option_, is_asked_, is_sent_});
  }

  void read(const Template& text, json::Value where) {
    for (const Path& path : paths(text)) add(path[0], where);
  }

  // What one `end` returns and another does not.
  void read_result(const Path& path, json::Value where) {
    if (path.size() > 1 && world_.is_result(path[0])) add(path[0], where, path);
  }

  // What its own condition asks for is there when it is shown.
  void show(const Template& text, json::Value where, const Condition& when = nullptr) {
    read(text, where);
    for (const Path& path : paths(text)) {
      const std::vector<Path> asked = when == nullptr ? std::vector<Path>() : expr::paths(*when);
      if (std::find(asked.begin(), asked.end(), path) == asked.end()) add(path[0], where, path);
    }
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
    read_compared(*condition, where);
  }

  // Of a call's results what is compared or calculated with: whether it is true, and a copy, is
  // asked of what is missing, too. Also the cases above may have asked for it.
  void read_compared(const expr::Expression& expression, json::Value where) {
    for (const expr::Node& node : expression.nodes) {
      if (node.op == Op::has) asked_.insert(node.path);
    }
    for (const expr::Node& node : expression.nodes) {
      const bool joins = node.op == Op::negate || node.op == Op::both || node.op == Op::either;
      for (std::size_t i = node.op == Op::choose ? 1 : 0; i < node.operands.size() && !joins; ++i) {
        const expr::Node& operand = expression.nodes[node.operands[i]];
        if (operand.op == Op::path && asked_.count(operand.path) == 0)
          read_result(operand.path, where);
      }
    }
  }

  // An address that lacks a part is another one, `/orders//`; what is sent may be nothing.
  void read_lookup() {
    is_sent_ = true;
    const std::string& url = world_.model.lookups[step_.lookup].url;
    for (const auto& [name, text] : step_.arguments) {
      const json::Value where = source_.find("args").find(name);
      read(text, where);
      const bool is_in_address = url.find("{" + name + "}") != std::string::npos;
      for (const Path& path : paths(text)) {
        if (is_in_address) add(path[0], where, path);
        if (!is_in_address) read_result(path, where);
      }
    }
    is_sent_ = false;
    const json::Value confirm = source_.find("confirm");
    show(step_.text, confirm.find("text"));
    for (const Option& option : step_.options) show(option.label, confirm.find(option.id));
  }

  void read_media() {
    constexpr std::string_view kKeys[] = {"picture", "video", "card"};
    for (const MediaDraft& media : step_.media) {
      const auto kind = static_cast<std::size_t>(media.kind);
      if (kind >= std::size(kKeys)) continue;
      const json::Value own = source_.find(kKeys[kind]);
      for (const Template* text : {&media.src, &media.title, &media.price, &media.link})
        show(*text, own);
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
      show(option.label, own.find("label"), option.when);
      show(option.hint, own.find("hint"), option.when);
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
    show(milestone.label, source.find("label"), milestone.when);
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
        show(input.label, own.find("label"), input.when);
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

  const World& world_;
  const Step& step_;
  json::Value source_;
  std::string option_;
  bool is_asked_ = false;
  bool is_sent_ = false;
  std::set<std::string> hidden_;
  std::set<Path> asked_;  // by has(), so far
  std::vector<Read> out_;
};

}  // namespace

std::vector<Read> reads_of(const World& world, std::uint32_t step) {
  if (world.step(step).kind == StepKind::branch || world.source(step)) {
    return Reader(world, step).run();
  }
  return {};
}

}  // namespace waypost::proof
