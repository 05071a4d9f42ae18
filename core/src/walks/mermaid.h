// Pictures of flows in the language of Mermaid, which code hosts draw inside Markdown.
#pragma once

#include <string>

#include "walks/picture.h"

namespace waypost::walks {

std::string mermaid(const Picture& picture);

}  // namespace waypost::walks
