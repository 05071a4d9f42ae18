// Pictures of flows in the language of Graphviz.
#pragma once

#include <string>

#include "walks/picture.h"

namespace waypost::walks {

std::string dot(const Picture& picture);

}  // namespace waypost::walks
