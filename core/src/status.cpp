// Stable names of codes and severities.
#include "waypost/status.h"

#include "wire/names.h"

namespace waypost {

std::string_view to_string(Code code) { return wire::name_of(code); }
std::string_view to_string(Severity severity) { return wire::name_of(severity); }

}  // namespace waypost
