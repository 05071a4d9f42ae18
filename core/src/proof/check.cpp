// What `compile` reports, and what is proved beyond: no page carries this room.
#include <utility>

#include "content/reading.h"
#include "proof/branches.h"
#include "proof/expressions.h"
#include "proof/plurals.h"
#include "proof/variable_types.h"
#include "waypost/content.h"

namespace waypost {
namespace {

void inspect(content::Build& build) {
  const proof::VariableTypes types(build.draft);
  const expr::TypeOf type_of = [&](const Path& path) { return types.of(path); };
  proof::check_expressions(build, type_of);
  proof::check_branches(build, type_of);
  proof::check_plurals(build);
}

}  // namespace

Checked check(std::string_view base, std::string_view sibling) {
  content::Reading reading = content::read(base, sibling, inspect);
  return {reading.model != nullptr, std::move(reading.problems)};
}

}  // namespace waypost
