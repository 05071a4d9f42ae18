#include "sarif.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string_view>

#include "json/reader.h"
#include "json/writer.h"

namespace waypost::cli {
namespace {

// SARIF's artifact locations are URIs: everything but what may stand in a path is escaped.
std::string uri(const std::string& path) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') ||
                          std::string("-._~/").find(c) != std::string::npos;
    if (is_plain) {
      out += c;
    } else {
      out.append({'%', kHex[byte >> 4], kHex[byte & 15]});
    }
  }
  return out;
}

void write_message(json::Writer& out, std::string_view text) {
  out.key("message").begin_object().member("text", text).end_object();
}

// Columns of problems are counted in bytes, those of SARIF in characters. Lines of a file are
// looked for once.
class Columns {
 public:
  explicit Columns(const FileTexts& texts) : texts_(texts) {}

  std::uint32_t of(const CheckLine& line) {
    const auto text = texts_.find(line.file);
    if (text == texts_.end()) return line.problem.column;
    std::vector<std::size_t>& starts = starts_[line.file];
    if (starts.empty()) starts = starts_of(text->second);
    if (line.problem.line > starts.size()) return line.problem.column;
    const std::string_view before =
        std::string_view(text->second)
            .substr(starts[line.problem.line - 1], line.problem.column - 1);
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return 1 + static_cast<std::uint32_t>(std::count_if(before.begin(), before.end(), begins));
  }

 private:
  static std::vector<std::size_t> starts_of(const std::string& text) {
    std::vector<std::size_t> out = {0};
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         end = text.find('\n', end + 1))
      out.push_back(end + 1);
    return out;
  }

  const FileTexts& texts_;
  std::map<std::string, std::vector<std::size_t>> starts_;
};

void write_place(json::Writer& out, const CheckLine& line, Columns& columns) {
  out.key("locations").begin_array().begin_object();
  out.key("physicalLocation").begin_object();
  out.key("artifactLocation").begin_object().member("uri", uri(line.file)).end_object();
  if (line.problem.line > 0) {
    out.key("region").begin_object();
    out.number("startLine", line.problem.line).number("startColumn", columns.of(line));
    out.end_object();
  }
  out.end_object();
  if (!line.problem.pointer.empty()) {
    out.key("logicalLocations").begin_array().begin_object();
    out.member("fullyQualifiedName", line.problem.pointer).end_object().end_array();
  }
  out.end_object().end_array();
}

constexpr std::string_view kUndecided = "undecided";

std::string message_of(const CheckLine& line) {
  std::string out = line.explanation.message + "; " + line.explanation.remedy;
  for (const std::string& move : moves_of(line.problem)) out += "\n> " + move;
  return out;
}

// Where each flow begins, by its id.
std::map<std::string, Problem> places_of_flows(const std::string& text) {
  std::map<std::string, Problem> out;
  const json::Document document = json::read(text);
  const json::LineTable lines(text);
  std::size_t index = 0;
  for (const json::Value flow : document.root().find("flows").items()) {
    Problem& problem = out[std::string(flow.find("id").text())];
    const json::Place place = lines.place(flow.offset());
    problem.pointer = "/flows/" + std::to_string(index++);
    problem.line = place.line;
    problem.column = place.column;
  }
  return out;
}

void write_undecided(json::Writer& out, const FileProofs& file, const FileTexts& texts,
                     Columns& columns) {
  const auto text = texts.find(file.file);
  std::map<std::string, Problem> places;
  if (text != texts.end()) places = places_of_flows(text->second);
  for (const FlowProof& flow : file.flows) {
    if (flow.verdict != Verdict::undecided) continue;
    out.begin_object().member("ruleId", kUndecided).member("level", "note");
    write_message(out, undecided_text(flow));
    write_place(out, {file.file, places[flow.flow], std::string(kUndecided), {}}, columns);
    out.end_object();
  }
}

}  // namespace

std::string sarif(const std::vector<CheckLine>& lines, const std::vector<FileProofs>& proofs,
                  const FileTexts& texts) {
  Columns columns(texts);
  json::Writer out;
  out.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  out.member("version", "2.1.0").key("runs").begin_array().begin_object();
  out.key("tool").begin_object().key("driver").begin_object();
  out.member("name", "waypost check").member("version", WAYPOST_VERSION);
  out.key("rules").begin_array();
  std::set<std::string> codes;
  for (const CheckLine& line : lines) codes.insert(line.code);
  if (undecided_flows(proofs) > 0) codes.emplace(kUndecided);
  for (const std::string& code : codes) out.begin_object().member("id", code).end_object();
  out.end_array().end_object().end_object();
  out.member("columnKind", "unicodeCodePoints").key("results").begin_array();
  for (const CheckLine& line : lines) {
    out.begin_object().member("ruleId", line.code);
    out.member("level", to_string(line.problem.severity));
    write_message(out, message_of(line));
    write_place(out, line, columns);
    out.end_object();
  }
  for (const FileProofs& file : proofs) write_undecided(out, file, texts, columns);
  out.end_array().end_object().end_array().end_object();
  return std::move(out).take() + "\n";
}

}  // namespace waypost::cli
