// E-mail addresses and order numbers in a question: data, not words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "waypost/matcher.h"

namespace waypost::match {

/// The masks of all input steps of kind order, each once, in file order.
std::vector<std::string> order_masks(const Model& model);

/// What is found, in order of appearance, without overlaps, at most 32. E-mail addresses keep their
/// spelling. Order numbers are those that fit one of `masks` (written as the mask writes them);
/// without any mask, words of four digits or more with at most four letters before them (written in
/// capitals).
std::vector<Entity> find_entities(std::string_view text, const std::vector<std::string>& masks);

}  // namespace waypost::match
