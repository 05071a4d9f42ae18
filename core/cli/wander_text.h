// Where walks at random ended, as text and as a file.
#pragma once

#include <string>

#include "walks/wander.h"
#include "waypost/content.h"

namespace waypost::cli {

std::string wander_text(const walks::Wandered& wandered);

/// `{"waypost_random_walks":1,"content","walks","seed","clicks","ends":[…],"unreached":[…],"flows":[…]}`
std::string wander_json(const Content& content, const walks::Wandered& wandered);

}  // namespace waypost::cli
