// Shared by the vector tests: JSON values as compact text, knowledge by path or inline, and writing
// vectors anew when WAYPOST_WRITE_VECTORS is set (tests/vectors/README.md).
#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files.h"
#include "json/reader.h"
#include "json/writer.h"
#include "waypost/content.h"

namespace waypost::test {

inline std::string compact(json::Value value);

/// The snapshot of what `step_json` gave, as a host hands it back: with the private answers.
inline std::string handed_back(json::Value output) {
  std::string snapshot = compact(output.find("snapshot"));
  const json::Value answers = output.find("private");
  if (answers) snapshot.replace(snapshot.size() - 1, 1, ",\"private\":" + compact(answers) + "}");
  return snapshot;
}

/// The value as compact JSON, keys in their order. Test files are nested a few levels only.
inline std::string compact(json::Value value) {
  std::string out;
  if (value.is_text()) {
    json::append_quoted(out, value.text());
  } else if (value.is_number()) {
    out = value.literal();
  } else if (value.is_boolean()) {
    out = value.boolean() ? "true" : "false";
  } else if (value.is_array()) {
    for (const json::Value item : value.items()) out += (out.empty() ? "[" : ",") + compact(item);
    out = out.empty() ? "[]" : out + "]";
  } else if (value.is_object()) {
    for (const json::Member member : value.members()) {
      out += out.empty() ? "{" : ",";
      json::append_quoted(out, member.key.text());
      out += ":" + compact(member.value);
    }
    out = out.empty() ? "{}" : out + "}";
  } else {
    out = "null";
  }
  return out;
}

/// The elements of a JSON array, each as compact JSON.
inline std::vector<std::string> elements(json::Value array) {
  std::vector<std::string> out;
  for (const json::Value item : array.items()) out.push_back(compact(item));
  return out;
}

/// Compiles a knowledge file that works: a path from the root of the repository, or inline JSON.
inline Content content_of(const std::string& path_or_json) {
  const bool is_json = path_or_json.starts_with("{");
  const std::string text = is_json ? path_or_json : read_repo_file(path_or_json);
  Compiled compiled = compile(text);
  for (const Problem& problem : compiled.problems) {
    CAPTURE(problem.pointer);
    CAPTURE(to_string(problem.code));
    REQUIRE(problem.severity != Severity::error);
  }
  REQUIRE(compiled.content);
  return std::move(*compiled.content);
}

inline bool writes_vectors() { return std::getenv("WAYPOST_WRITE_VECTORS") != nullptr; }

inline void write_repo_file(const std::string& path, std::string_view text) {
  std::FILE* file = std::fopen((std::string(WAYPOST_SOURCE_DIR "/") + path).c_str(), "wb");
  REQUIRE(file != nullptr);
  std::fwrite(text.data(), 1, text.size(), file);
  std::fclose(file);
}

}  // namespace waypost::test
