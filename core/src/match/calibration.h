// From how well a match fits to how sure the matcher is of it.
#pragma once

#include <cstdint>
#include <vector>

namespace waypost::match {

/// A first match whose worth is known: that of a phrasing that was held out.
struct Sample {
  float sure = 0;        ///< as Ranked::sure
  bool in_scope = true;  ///< false: its target had been held out as a whole
  bool right = false;    ///< the match was the phrasing's own target
  bool direct = true;    ///< it is ahead of the others and explains the question
};

/// A logistic curve over `sure`.
class Calibration {
 public:
  /// The curve for a knowledge with so many targets of which nothing more is known. `sure` is
  /// measured in the spread of scores over the targets, and the best of many is further out than
  /// the best of few.
  explicit Calibration(std::uint32_t targets = 1);

  /// Corrected by what held out phrasings say, as far as they can be believed: when most of them
  /// are not found again, then because each was written to say what the others do not, and real
  /// questions are easier. `precision`: of a thousand direct answers at least so many are to be
  /// right.
  Calibration(std::uint32_t targets, const std::vector<Sample>& samples, std::int32_t precision);

  /// The numbers that a curve is made of.
  struct Curve {
    float middle = 0;  ///< `sure` of which half are right
    float slope = 1;
    float answers_from = 0;  ///< a whole number, 0..1000
  };
  Curve curve() const { return {middle_, slope_, static_cast<float>(answers_from_)}; }
  /// The curve that was made of `curve` for so many targets.
  Calibration(std::uint32_t targets, const Curve& curve);

  /// False for few targets, among which the best is not far out whatever is asked.
  bool is_usable() const { return is_usable_; }

  /// 0..1000: of a thousand first matches with this `sure`, about so many are right.
  std::int32_t confidence(float sure) const;

  /// From this confidence on, direct answers together keep the precision.
  std::int32_t answers_from() const { return answers_from_; }

 private:
  float right(float sure) const;  // 0..1
  void fit(const std::vector<Sample>& samples, float belief);

  bool is_usable_ = false;
  float middle_ = 0;  // where half are right
  float slope_ = 1;
  std::int32_t answers_from_ = 0;
};

}  // namespace waypost::match
