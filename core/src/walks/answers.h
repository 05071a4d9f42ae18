// Answers of the shop's system made up for walks at random, by what a lookup declares.
#pragma once

#include <cstdint>
#include <string>

#include "content/model.h"
#include "walks/constants.h"
#include "walks/dice.h"

namespace waypost::walks {

struct Answer {
  std::int32_t status = 0;  ///< 0 = none came
  std::string body;
};

/// The answer to a lookup step: found, not found or failed, whatever the dice say. What is found
/// has every field in its type, lists of none, one or many.
Answer some_answer(Dice& dice, const Model& model, const Step& step, const Constants& constants,
                   std::int64_t today);

}  // namespace waypost::walks
