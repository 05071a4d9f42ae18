#include "tally_file.h"

#include "files.h"
#include "json/reader.h"

namespace waypost::cli {
namespace {

std::string maker_of(std::string_view key) {
  return key == kCoverageKey ? "waypost test --coverage=FILE" : "waypost walk --json";
}

}  // namespace

std::string read_tally(const std::string& path, std::string_view key, const Content& content,
                       walks::Tally& tally) {
  const FileText file = read_file(path);
  if (!file.error.empty()) return path + ": " + file.error;
  const json::Document document = json::read(file.text);
  if (document.error()) {
    const json::Place at = json::LineTable(file.text).place(document.error()->offset);
    return path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
           ": from here on this is no JSON";
  }
  const json::Value root = document.root();
  if (root.find(key).integer() != kTallyVersion || !root.find("flows").is_array()) {
    return path + ": is not what " + maker_of(key) + " writes: that begins with \"" +
           std::string(key) + "\": " + std::to_string(kTallyVersion);
  }
  const std::size_t gone = tally.read(root.find("flows"));
  if (root.find("content").text() != content.hash()) {
    write_err(path + ": was made of another version of the knowledge; " + std::to_string(gone) +
              " of its flows, steps and ways are gone. Make it again with " + maker_of(key) + "\n");
  }
  return "";
}

}  // namespace waypost::cli
