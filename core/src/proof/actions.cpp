#include "proof/actions.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "proof/reads.h"

namespace waypost::proof {

namespace {

// Where a way leads without anybody being waited for: the first step that decides, and what is said
// and set before.
struct Led {
  std::uint32_t step = kNowhere;  ///< kNowhere: to no step of a flow, or round for ever
  bool has_spoken = false;
  std::set<std::string> set;  ///< variables
};

// Who comes there is told by somebody else, or by what is found.
bool finds_out(StepKind kind) {
  return kind == StepKind::lookup || kind == StepKind::handover || kind == StepKind::branch ||
         kind == StepKind::call;
}

class Ways {
 public:
  Ways(content::Build& build, const World& world, std::uint32_t number)
      : build_(build), world_(world), number_(number), step_(world.step(number)) {}

  void check() {
    check_done(step_.failed, "failed");
    check_done(step_.not_found, "not_found");
    check_done(step_.declined, "declined");
    if (!says_unknown()) {
      build_.report.drops(Code::no_unknown, world_.source(number_), {lookup()});
      return;
    }
    check_done(step_.unknown, "unknown");
    check_refused(step_.failed, "failed");
    check_refused(step_.not_found, "not_found");
    check_refused(step_.declined, "declined");
  }

 private:
  const std::string& lookup() const { return world_.model.lookups[step_.lookup].id; }

  std::uint32_t target(std::uint32_t from, const Jump& jump) const {
    if (jump.kind == Jump::Kind::step) return world_.number(world_.flow_of(from), jump.index);
    return jump.kind == Jump::Kind::flow ? world_.start(jump.index) : kNowhere;
  }

  // Says something and goes on.
  bool speaks(std::uint32_t number) const {
    const StepKind kind = world_.step(number).kind;
    return kind == StepKind::say || kind == StepKind::article || kind == StepKind::open_link ||
           kind == StepKind::timeline;
  }

  // Past every `set` and `goto`, and past what `passes` says yes to.
  template <typename Passes>
  Led follow(const Jump& jump, Passes passes) const {
    Led led;
    std::set<std::uint32_t> seen;
    for (led.step = target(number_, jump); led.step != kNowhere;) {
      const Step& step = world_.step(led.step);
      const bool is_silent = step.kind == StepKind::set || step.kind == StepKind::go;
      if (!is_silent && !passes(led.step)) break;
      if (!seen.insert(led.step).second) return {};
      if (step.kind == StepKind::set) led.set.insert(step.variable);
      led.has_spoken = led.has_spoken || speaks(led.step);
      led.step = target(led.step, step.jump);
    }
    return led;
  }

  Led first_words(const Jump& jump) const {
    return follow(jump, [](std::uint32_t) { return false; });
  }

  // Whoever does not know is told neither that it is done, nor does it once more.
  bool says_unknown() const {
    const Jump& unknown = step_.unknown;
    if (unknown.kind == Jump::Kind::none) return false;
    const std::uint32_t first = target(number_, unknown);
    const bool is_done = first != kNowhere && first == target(number_, step_.jump);
    const Led led = follow(unknown, [&](std::uint32_t at) { return at != number_ && speaks(at); });
    return !is_done && led.step != number_;
  }

  bool reads_any(std::uint32_t number, const std::set<std::string>& set) const {
    for (const Read& read : reads_of(world_, number)) {
      if (set.count(read.root) > 0) return true;
    }
    return false;
  }

  // What only tells ways apart may know what has happened, and says nothing. Behind other words a
  // question for what is next claims nothing, nor does an end without any.
  bool claims(std::uint32_t number, bool has_spoken) const {
    const Step& step = world_.step(number);
    if (step.kind == StepKind::branch || step.kind == StepKind::lookup) return false;
    const bool is_end = step.kind == StepKind::end && !step.text.pieces.empty();
    return !has_spoken || is_end || speaks(number);
  }

  // The words behind `goto` are read here, too, and nothing that was set makes them others.
  void check_done(const Jump& jump, std::string_view key) {
    const Led done = first_words(step_.jump);
    if (done.step == kNowhere || done.step == number_) return;
    Led led = follow(jump, [&](std::uint32_t at) { return at != done.step && speaks(at); });
    if (led.step != done.step || !claims(done.step, led.has_spoken)) return;
    led.set.insert(done.set.begin(), done.set.end());
    if (!reads_any(done.step, led.set))
      build_.report.warns(Code::told_as_done, world_.source(number_).find(key), {lookup(), key});
  }

  // The same words cannot say both that nothing was done, and that nobody knows; but who looks it
  // up, or hands over, may not say either.
  void check_refused(const Jump& jump, std::string_view key) {
    const Led unknown = first_words(step_.unknown), refused = first_words(jump);
    if (unknown.step == kNowhere || unknown.step == number_ || unknown.step != refused.step) return;
    const Led then = follow(step_.unknown, [&](std::uint32_t at) { return speaks(at); });
    if (then.step == kNowhere || finds_out(world_.step(then.step).kind)) return;
    std::set<std::string> set = unknown.set;
    set.insert(refused.set.begin(), refused.set.end());
    if (!reads_any(unknown.step, set))
      build_.report.warns(Code::told_as_done, world_.source(number_).find("unknown"),
                          {lookup(), "unknown", key});
  }

  content::Build& build_;
  const World& world_;
  std::uint32_t number_;
  const Step& step_;
};

}  // namespace

void check_actions(content::Build& build, const World& world) {
  const json::Value root = build.report.root();
  const bool has_person = root.find("contact") || root.find("handover");
  for (std::uint32_t i = 0; i < world.steps(); ++i) {
    const Step& step = world.step(i);
    if (step.kind != StepKind::lookup) continue;
    const Lookup& lookup = world.model.lookups[step.lookup];
    const json::Value source = world.source(i);
    if (lookup.is_action && step.options.empty())
      build.report.drops(Code::unconfirmed_action, source, {lookup.id});
    if (lookup.is_action) Ways(build, world, i).check();
    if (!has_person && step.failed.kind == Jump::Kind::none)
      build.report.notes(Code::no_failed_way, source, {lookup.id});
  }
}

}  // namespace waypost::proof
