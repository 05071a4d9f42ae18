// How often steps were reached and ways were taken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "json/reader.h"
#include "json/writer.h"
#include "session/trace.h"
#include "walks/ways.h"

namespace waypost::walks {

struct WayCount {
  Way way;
  std::uint64_t taken = 0;
};

struct StepCount {
  const Step* step = nullptr;
  std::uint64_t visits = 0;
  std::vector<WayCount> ways;
};

struct FlowCount {
  const Flow* flow = nullptr;
  std::vector<StepCount> steps;

  bool is_entered() const;
};

class Tally {
 public:
  /// Of all flows; the model must outlive it.
  explicit Tally(const Model& model);

  void add(const session::Trace& trace);

  const std::vector<FlowCount>& flows() const { return flows_; }

  /// `[{"id","steps":[{"id","type","visits","ways":[{"id","kind","label","taken"}]}]}]`
  void write(json::Writer& out) const;
  /// Adds what `write` wrote. Flows, steps and ways that are not there (any more) are passed over;
  /// says how many.
  std::size_t read(json::Value flows);

 private:
  struct At {
    std::size_t flow, step, way;
  };
  std::size_t read_step(json::Value source, StepCount& step);

  const Model* model_;
  std::vector<FlowCount> flows_;
  std::unordered_map<const Jump*, At> by_jump_;
};

/// What is to be covered, and how much of it is.
struct Covered {
  std::uint64_t done = 0, all = 0;
  void add(bool is_done) {
    ++all;
    if (is_done) ++done;
  }
};

struct Coverage {
  Covered steps, options, cases, answers;
  Covered total() const;
};

Coverage coverage_of(const Tally& tally);

/// Whole percents, rounded down, so that 100 means everything. Of nothing: 100.
std::uint32_t percent(const Covered& covered);

}  // namespace waypost::walks
