#include "proof/session.h"

#include <utility>

#include "content/model.h"
#include "flow/dates.h"
#include "proof/witnesses.h"
#include "session/private_answers.h"
#include "session/world.h"

namespace waypost::proof {
namespace {

constexpr std::int64_t kSecond = 1000, kHalfHour = 1'800'000, kDay = 86'400'000;
constexpr std::int64_t kLongAgo = -1'000'000'000'000'000;

}  // namespace

Session::Session(const Content& content) : content_(content), at_(kScriptStart) {
  Event open;
  open.type = EventType::open;
  for (const std::string& zone : content.model().zones) open.zones[zone] = {{kLongAgo, 0}};
  at_ += kSecond;
  run(std::move(open));
}

bool Session::play(Event event, const std::function<bool(const Variables&)>& is_so,
                   const std::vector<std::string>& days) {
  at_ = time_when(is_so, days);
  return run(std::move(event));
}

// Openings of two weeks by half hours, then days.
std::int64_t Session::time_when(const std::function<bool(const Variables&)>& is_so,
                                const std::vector<std::string>& days) const {
  constexpr int kHalfHours = 14 * 48, kDays = 183;
  Snapshot probe = snapshot_;
  const auto fits = [&](std::int64_t at) {
    session::show_world(content_.model(), at, probe);
    return is_so(probe.vars);
  };
  if (fits(at_ + kSecond)) return at_ + kSecond;
  for (int i = 1; i <= kHalfHours; ++i) {
    if (fits(at_ + i * kHalfHour)) return at_ + i * kHalfHour;
  }
  for (int i = 1; i <= kDays; ++i) {
    if (fits(at_ + i * kDay)) return at_ + i * kDay;
  }
  for (const std::string& day : days) {
    const auto number = day_number(day);
    for (std::int64_t step = -1; number && step <= 1; ++step) {
      const std::int64_t at = (*number + step) * kDay + kDay / 2;
      if (at > at_ && fits(at)) return at;
    }
  }
  return at_ + kSecond;
}

bool Session::run(Event event) {
  event.seq = ++seq_;
  event.at = at_;
  event.id = "proof-" + std::to_string(seq_);
  event.turn = snapshot_.asked;
  event.effect = snapshot_.waiting;
  Stepped stepped = session::step_traced(content_, snapshot_, event, trace_);
  for (const Effect& effect : stepped.effects) {
    if (effect.type == EffectType::stale) return false;
  }
  before_ = std::exchange(snapshot_, std::move(stepped.snapshot));
  session::reveal_private(snapshot_);  // states are about what is there, not about what is stored
  return true;
}

}  // namespace waypost::proof
