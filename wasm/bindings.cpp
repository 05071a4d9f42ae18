// The edge: ten functions over ints and UTF-8 text, and nothing else. JavaScript sees no C++
// object; what it holds is a handle. ARCHITECTURE.md, "The edge", has the table.
#include <emscripten/bind.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "handle_table.h"
#include "waypost/content.h"
#include "waypost/session.h"
#include "waypost/wire.h"

namespace {

using waypost::Content;

// The one place of state on this side; a page has one engine, an engine few contents.
waypost::edge::HandleTable<Content>& contents() {
  static waypost::edge::HandleTable<Content> table;
  return table;
}

const char kStaleHandle[] = R"({"error":{"code":"stale_handle"}})";

// widget/build.mjs replaces @@BUILD@@@ by the hash of all files that ship together.
const char kVersion[] = R"({"version":")" WAYPOST_VERSION
                        R"(","build":"@@BUILD@@@","snapshot_format":1,"knowledge_version":1})";
static_assert(waypost::kSnapshotFormat == 1, "kVersion names the format");

std::string version() { return kVersion; }

// What `load` will read. A text that crosses the edge lies there twice until the call is over:
// large knowledge must be alone by the time it is compiled.
std::vector<std::string>& kept() {
  static std::vector<std::string> texts;
  return texts;
}

void keep(std::string text) { kept().push_back(std::move(text)); }

std::string load(const std::string& intents) {
  std::vector<std::string> texts = std::move(kept());
  kept().clear();
  texts.resize(2);
  waypost::Compiled compiled = waypost::compile_untrained(std::move(texts[0]), std::move(texts[1]));
  const std::string problems = waypost::wire::problems_json(compiled.problems);
  if (!compiled.content) return R"({"handle":0,"problems":)" + problems + "}";
  compiled.content->know_intents(intents);
  const std::string about = waypost::wire::about_json(*compiled.content);
  const int handle = contents().add(std::move(*compiled.content));
  return R"({"handle":)" + std::to_string(handle) + R"(,"problems":)" + problems + R"(,"about":)" +
         about + "}";
}

// 0..1000, how far training has come; -1: the handle is stale.
int train(int handle, int steps) {
  Content* content = contents().find(handle);
  return content ? content->train(static_cast<std::uint32_t>(steps)) : -1;
}

std::string ask(int handle, const std::string& question) {
  const Content* content = contents().find(handle);
  return content ? waypost::wire::ask_json(*content, question) : kStaleHandle;
}

std::string step(int handle, const std::string& snapshot, const std::string& event) {
  const Content* content = contents().find(handle);
  return content ? waypost::wire::step_json(*content, snapshot, event) : kStaleHandle;
}

std::string mask(int handle, const std::string& snapshot, const std::string& log) {
  return contents().find(handle) ? waypost::wire::mask_json(snapshot, log) : kStaleHandle;
}

std::string record(int handle, const std::string& snapshot, const std::string& log) {
  const Content* content = contents().find(handle);
  return content ? waypost::wire::record_json(*content, snapshot, log) : kStaleHandle;
}

std::string article(int handle, const std::string& id) {
  const Content* content = contents().find(handle);
  return content ? waypost::wire::article_json(*content, id) : kStaleHandle;
}

bool unload(int handle) { return contents().remove(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(waypost) {
  emscripten::function("version", &version);
  emscripten::function("keep", &keep);
  emscripten::function("load", &load);
  emscripten::function("train", &train);
  emscripten::function("ask", &ask);
  emscripten::function("step", &step);
  emscripten::function("mask", &mask);
  emscripten::function("record", &record);
  emscripten::function("article", &article);
  emscripten::function("unload", &unload);
}
