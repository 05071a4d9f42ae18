// From a table of weights to the few that make a difference, in whole steps.
#pragma once

#include "improve/material.h"
#include "improve/weights.h"
#include "match/linear.h"
#include "match/taught.h"

namespace waypost::improve {

/// What has to be added to `model` to come near `wanted`, without the keys of features. Features
/// count by how often past questions have them.
match::Taught correction_of(const match::LinearModel& model, const Weights& wanted,
                            const Material& material);

}  // namespace waypost::improve
