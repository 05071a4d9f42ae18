#include "knowledge_files.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>

#include "content/hash.h"
#include "files.h"
#include "intents.h"
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

namespace {

// The locale that a file says it is in; "" when it cannot be read.
std::string own_locale(std::string_view text) {
  const json::Document document = json::read(text);
  return std::string(document.root().find("locale").text());
}

}  // namespace

KnowledgeFiles read_knowledge(const std::string& path, std::string_view locale) {
  KnowledgeFiles files;
  const auto read = [&files](const std::string& from, std::string& into) {
    FileText file = read_file(from);
    into = std::move(file.text);
    if (!file.error.empty() && files.error.empty()) files.error = from + ": " + file.error;
  };
  read(path, files.base);
  files.base_path = path;
  if (const std::string base = named_base(path, files.base); !base.empty() && base != path) {
    files.sibling_path = path;
    files.sibling = std::move(files.base);
    files.base_path = base;
    read(base, files.base);
  }
  const std::string own = own_locale(files.sibling.empty() ? files.base : files.sibling);
  if (locale.empty() || locale == own || !files.error.empty()) return files;
  std::string known = own_locale(files.base);
  for (const auto& [tag, sibling] : listed_siblings(files.base_path, files.base)) {
    known += ", " + tag;
    if (tag != locale) continue;
    files.sibling_path = sibling;
    read(sibling, files.sibling);
    return files;
  }
  if (locale != own_locale(files.base)) {
    files.error = path + ": no texts for " + std::string(locale) + "; there are: " + known;
    return files;
  }
  files.sibling_path.clear();
  files.sibling.clear();
  return files;
}

std::optional<Content> open_untrained(std::string_view command, const KnowledgeFiles& files) {
  const std::string name = "waypost " + std::string(command) + ": ";
  if (!files.error.empty()) {
    write_err(name + files.error + "\n");
    return std::nullopt;
  }
  Compiled compiled = compile_untrained(files.base, files.sibling);
  const std::string advice = "See: waypost check " + files.base_path + "\n";
  const auto errors =
      std::count_if(compiled.problems.begin(), compiled.problems.end(),
                    [](const Problem& problem) { return problem.severity == Severity::error; });
  if (!compiled.content) {
    write_err(name + files.base_path + " cannot be used. " + advice);
  } else if (errors > 0) {
    write_err(name + std::to_string(errors) + (errors == 1 ? " error" : " errors") +
              "; what is broken is left out. " + advice);
  }
  if (compiled.content)
    compiled.content->know_intents(built_in_intents(compiled.content->locale()));
  return std::move(compiled.content);
}

std::string hash_of(const KnowledgeFiles& files) {
  content::Hash hash;
  hash.add(files.base);
  hash.add(files.sibling);
  return hash.hex();
}

std::optional<Content> open_content(std::string_view command, const KnowledgeFiles& files) {
  constexpr std::uint32_t kAll = 0xffffffff;
  std::optional<Content> content = open_untrained(command, files);
  if (content) content->train(kAll);
  return content;
}

std::optional<OpenedKnowledge> open_knowledge(std::string_view command, const Args& args) {
  const auto begin = std::chrono::steady_clock::now();
  KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  std::optional<Content> content = open_content(command, files);
  if (!content) return std::nullopt;
  const std::chrono::duration<double, std::milli> load = std::chrono::steady_clock::now() - begin;
  OpenedKnowledge opened{std::move(files), *std::move(content), load.count(), {}, {}};
  if (args.positional.size() < 2) return opened;
  opened.path = args.positional[1];
  FileText second = read_file(opened.path);
  if (!second.error.empty()) {
    write_err("waypost " + std::string(command) + ": " + opened.path + ": " + second.error + "\n");
    return std::nullopt;
  }
  opened.text = std::move(second.text);
  return opened;
}

std::string protects(const OpenedKnowledge& opened, const std::string& out,
                     std::string_view begins) {
  return protects({opened.files.base_path, opened.files.sibling_path, opened.path}, out, begins);
}

std::string protects(const std::vector<std::string>& read, const std::string& out,
                     std::string_view begins) {
  std::error_code none;
  if (out.empty() || out == "-" || !std::filesystem::is_regular_file(out, none)) return "";
  for (const std::string& path : read) {
    if (!path.empty() && path != "-" && real_path(path) == real_path(out))
      return out + " is read here, and nothing is written over it; give another name";
  }
  const std::string before = read_file(out).text;
  if (before.empty() || before.starts_with(begins)) return "";
  return out +
         " is there and is no older one: nothing is written over it; give another name, or "
         "remove it";
}

}  // namespace waypost::cli
