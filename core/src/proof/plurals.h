// Plurals of texts against the forms that their language has, and braces that close nothing.
#pragma once

#include "content/build.h"
#include "proof/variable_types.h"

namespace waypost::proof {

/// Warns of forms that a whole number up to 1,000 would take, and that a text does not have
/// (`missing_plural`); with the column in the text (`bad_expression`) of forms that the language
/// does not have, of plurals of what is no number, and of braces that close nothing.
void check_plurals(content::Build& build, const VariableTypes& types);

}  // namespace waypost::proof
