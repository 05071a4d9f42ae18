// What became of an answer of the shop's system: the owner who wrote the mapping has to see why it
// failed.
#pragma once

#include <string>
#include <string_view>

#include "waypost/content.h"
#include "waypost/session.h"

namespace waypost::cli {

/// `  [order: failed, "total" wants a number at /total]` and a line end; "" for an unknown lookup.
std::string show_answer(const Content& content, std::string_view lookup, const Event& event);

}  // namespace waypost::cli
