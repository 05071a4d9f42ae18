// Reads question sets.
#include "quality/sets.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "json/reader.h"

namespace waypost::quality {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

std::string sets_folder() {
  const std::filesystem::path folder =
      std::filesystem::path(WAYPOST_SOURCE_DIR).parent_path() / "shared" / "data";
  std::error_code none;
  return std::filesystem::is_directory(folder, none) ? folder.string() : "";
}

Model read_model(const std::string& name) {
  Model model;
  const std::string text = read_file(sets_folder() + "/" + name + ".knowledge.json");
  const json::Document document = json::read(text);
  for (const json::Value item : document.root().find("articles").items()) {
    Article& article = model.articles.emplace_back();
    article.id = item.find("id").text();
    for (const json::Value question : item.find("questions").items()) {
      article.questions.emplace_back(question.text());
    }
    article.answer = item.find("answer").text();
  }
  return model;
}

std::vector<Asked> read_questions(const std::string& name) {
  std::vector<Asked> asked;
  const std::string text = read_file(sets_folder() + "/" + name + ".questions.jsonl");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const json::Document document = json::read(line);
    if (document.root().is_object()) {
      asked.push_back({std::string(document.root().find("q").text()),
                       std::string(document.root().find("id").text())});
    }
    begin = end + 1;
  }
  return asked;
}

}  // namespace waypost::quality
