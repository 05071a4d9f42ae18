// What `waypost check` has proved of flows, for people and as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "json/writer.h"
#include "waypost/content.h"

namespace waypost::cli {

struct FileProofs {
  std::string file;
  std::vector<FlowProof> flows;
  std::vector<std::string> left_out;  // ids of flows that cannot be used
  std::size_t errors = 0;             // that were found in the file, in flows or elsewhere
};

/// One line on all flows, one on those that are left out, and one on each that is not decided; with
/// `verbose` a table of every flow. That all is proved is said where nothing is wrong beside it.
std::string proofs_text(const std::vector<FileProofs>& files, bool verbose);

/// Why a flow is not decided, and what to do: a line for each place.
std::string undecided_text(const FlowProof& flow);

/// How many flows are neither proved nor broken by a counterexample.
std::size_t undecided_flows(const std::vector<FileProofs>& files);

/// The member `proof`.
void write_proofs(json::Writer& out, const std::vector<FileProofs>& files);

/// The member `left_out`: flows that cannot be used, with their files.
void write_left_out(json::Writer& out, const std::vector<FileProofs>& files);

/// What leads to a problem, line by line, as `waypost play --script` takes it; mostly nothing.
std::vector<std::string> moves_of(const Problem& problem);

}  // namespace waypost::cli
