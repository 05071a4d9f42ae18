// Arithmetic on exact decimals: what cannot be given exactly is rounded to six places, half away
// from zero; what is out of range, and what divides by zero, is nothing.
#pragma once

#include <optional>

#include "waypost/value.h"

namespace waypost {

std::optional<Number> add(Number a, Number b);
std::optional<Number> subtract(Number a, Number b);
std::optional<Number> multiply(Number a, Number b);
std::optional<Number> divide(Number a, Number b);
/// What is left of `a` after taking out `b` a whole number of times; it has the sign of `a`.
std::optional<Number> remainder(Number a, Number b);

}  // namespace waypost
