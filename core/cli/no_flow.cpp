#include "no_flow.h"

#include "printable.h"

namespace waypost::cli {

std::string no_flow(const Model& model, std::string_view id) {
  if (model.flows.empty()) return "the file has no flow that can be used";
  std::string known;
  for (const Flow& flow : model.flows) known += (known.empty() ? "" : ", ") + flow.id;
  return "there is no flow \"" + printable(id) + "\"; there are: " + known;
}

}  // namespace waypost::cli
