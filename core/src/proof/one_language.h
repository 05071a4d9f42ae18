// Texts in expressions, which nobody can translate.
#pragma once

#include <vector>

#include "proof/reads.h"

namespace waypost::proof {

/// Where the file has several languages: warns of texts that calls give and visitors are shown,
/// `untranslatable`. An id that an option of the variable has is shown by its label. `reads`: of
/// each step.
void check_one_language(content::Build& build, const World& world,
                        const std::vector<std::vector<Read>>& reads);

}  // namespace waypost::proof
