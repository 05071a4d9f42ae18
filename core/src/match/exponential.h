// The exponential function, the same on every platform: + - * only, no libm.
#pragma once

namespace waypost::match {

/// e to the power of x for x <= 0, within 2e-7 of the value; 0 below -80. Larger x count as 0.
float exp_of_negative(float x);

}  // namespace waypost::match
