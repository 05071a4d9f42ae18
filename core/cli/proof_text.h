// What `waypost check` has proved of flows, for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "json/writer.h"
#include "waypost/content.h"

namespace waypost::cli {

struct FileProofs {
  std::string file;
  std::vector<FlowProof> flows;
};

/// One line on all flows, and one on each that is not decided; with `verbose` a table of every
/// flow.
std::string proofs_text(const std::vector<FileProofs>& files, bool verbose);

/// The member `proof`.
void write_proofs(json::Writer& out, const std::vector<FileProofs>& files);

/// What leads to a problem, line by line, as `waypost play --script` takes it; mostly nothing.
std::vector<std::string> moves_of(const Problem& problem);

}  // namespace waypost::cli
