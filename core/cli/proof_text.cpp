#include "proof_text.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "finding_line.h"
#include "printable.h"

namespace waypost::cli {
namespace {

std::string_view name_of(Verdict verdict) {
  constexpr std::string_view kNames[] = {"proved", "counterexample", "undecided"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::size_t count(const FileProofs& file, Verdict verdict) {
  return static_cast<std::size_t>(
      std::count_if(file.flows.begin(), file.flows.end(),
                    [&](const FlowProof& flow) { return flow.verdict == verdict; }));
}

std::string summary(const FileProofs& file) {
  std::string out = printable(file.file) + ": " + counted(file.flows.size(), "flow") + " checked, ";
  const std::size_t proved = count(file, Verdict::proved);
  const bool is_all = proved == file.flows.size();
  if (is_all && file.errors == 0 && file.left_out.empty()) return out + "all proved\n";
  out += std::to_string(proved) + " proved";
  if (is_all && file.errors > 0) out += " beside " + counted(file.errors, "error");
  if (const std::size_t wrong = count(file, Verdict::counterexample))
    out += ", " + std::to_string(wrong) + " with a counterexample";
  if (const std::size_t open = count(file, Verdict::undecided))
    out += ", " + std::to_string(open) + " undecided";
  if (!file.left_out.empty()) out += ", " + std::to_string(file.left_out.size()) + " left out";
  return out + "\n";
}

std::string left_out_text(const FileProofs& file) {
  if (file.left_out.empty()) return "";
  std::string out = printable(file.file) + ": " + counted(file.left_out.size(), "flow") +
                    " left out because of an error: ";
  for (const std::string& id : file.left_out)
    out += (&id == &file.left_out.front() ? "" : ", ") + printable(id);
  return out + "\n";
}

std::string table(const FlowProof& flow) {
  std::string out = "  " + printable(flow.flow) + ": " + std::string(name_of(flow.verdict)) + ", " +
                    counted(flow.states, "state") + "\n";
  for (const ClickRange& range : flow.clicks) {
    const std::string most = range.most ? std::to_string(*range.most) : "no limit";
    std::string clicks = std::to_string(range.least);
    if (!range.most || *range.most != range.least) clicks += " to " + most;
    out += "    " + printable(range.outcome) + ": " + clicks +
           (clicks == "1" ? " click" : " clicks") + "\n";
  }
  return out;
}

std::string why(const std::string& what) {
  if (what == "states")
    return "more than 20,000 states in all: let fewer conditions read what other flows set, or "
           "make flows smaller";
  if (what == "ways") return "more ways to try out than the 200 that are played of one file";
  return "by values alone, at " + printable(what) +
         "; what is computed or compared with another variable is not told apart: ask for what was "
         "answered instead";
}

}  // namespace

std::string undecided_text(const FlowProof& flow) {
  std::string out;
  for (const std::string& what : flow.undecided) {
    out += "  " + printable(flow.flow) + ": undecided, ";
    out += why(what) + "\n";
  }
  return out;
}

std::string proofs_text(const std::vector<FileProofs>& files, bool verbose) {
  std::string out;
  for (const FileProofs& file : files) {
    if (!file.flows.empty()) out += summary(file);
    out += left_out_text(file);
    for (const FlowProof& flow : file.flows)
      out += (verbose ? table(flow) : "") + undecided_text(flow);
  }
  return out;
}

std::size_t undecided_flows(const std::vector<FileProofs>& files) {
  std::size_t out = 0;
  for (const FileProofs& file : files) out += count(file, Verdict::undecided);
  return out;
}

void write_proofs(json::Writer& out, const std::vector<FileProofs>& files) {
  out.key("proof").begin_array();
  for (const FileProofs& file : files) {
    for (const FlowProof& flow : file.flows) {
      out.begin_object().member("file", file.file).member("flow", flow.flow);
      out.member("verdict", name_of(flow.verdict));
      out.number("states", static_cast<std::int64_t>(flow.states)).key("undecided").begin_array();
      for (const std::string& what : flow.undecided) out.text(what);
      out.end_array().key("clicks").begin_array();
      for (const ClickRange& range : flow.clicks) {
        out.begin_object().member("outcome", range.outcome).number("least", range.least);
        if (range.most) out.number("most", *range.most);
        out.end_object();
      }
      out.end_array().end_object();
    }
  }
  out.end_array();
}

void write_left_out(json::Writer& out, const std::vector<FileProofs>& files) {
  out.key("left_out").begin_array();
  for (const FileProofs& file : files) {
    for (const std::string& id : file.left_out)
      out.begin_object().member("file", file.file).member("flow", id).end_object();
  }
  out.end_array();
}

std::vector<std::string> moves_of(const Problem& problem) {
  const bool has_moves = problem.code == Code::no_way_out || problem.code == Code::empty_menu ||
                         problem.code == Code::unset_variable ||
                         problem.code == Code::uncovered_case;
  std::vector<std::string> out;
  if (!has_moves || problem.args.size() < 2) return out;
  std::string_view rest = problem.args[1];
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    out.emplace_back(line);
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
  }
  return out;
}

}  // namespace waypost::cli
