#include "knowledge_files.h"

#include "files.h"
#include "json/reader.h"

namespace waypost::cli {

std::vector<std::pair<std::string, std::string>> listed_siblings(const std::string& base_path,
                                                                 std::string_view base) {
  const json::Document document = json::read(base);
  std::vector<std::pair<std::string, std::string>> siblings;
  for (const json::Member member : document.root().find("locales").members()) {
    if (member.value.text().empty()) continue;
    siblings.emplace_back(member.key.text(), beside(base_path, member.value.text()));
  }
  return siblings;
}

std::string named_base(const std::string& path, std::string_view text) {
  const json::Document document = json::read(text);
  const std::string_view name = document.root().find("base").text();
  return name.empty() ? "" : beside(path, name);
}

KnowledgeFiles read_knowledge(const std::string& path, std::string_view locale) {
  KnowledgeFiles files;
  const auto read = [&](const std::string& from, std::string& into) {
    FileText file = read_file(from);
    into = std::move(file.text);
    if (!file.error.empty() && files.error.empty()) files.error = from + ": " + file.error;
  };
  read(path, files.base);
  files.base_path = path;
  if (const std::string base = named_base(path, files.base); !base.empty()) {
    files.sibling_path = path;
    files.sibling = std::move(files.base);
    files.base_path = base;
    read(base, files.base);
    return files;
  }
  for (const auto& [tag, sibling] : listed_siblings(path, files.base)) {
    if (tag != locale || locale.empty()) continue;
    files.sibling_path = sibling;
    read(sibling, files.sibling);
  }
  return files;
}

}  // namespace waypost::cli
