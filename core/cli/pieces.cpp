#include "pieces.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "content/hash.h"
#include "content/model.h"
#include "files.h"
#include "json/reader.h"
#include "json/writer.h"
#include "match/learning.h"
#include "match/matcher.h"

namespace waypost::cli {
namespace {

constexpr std::size_t kMostInside = 256 * 1024;  // bytes of answers
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::int64_t kPieceFormat = 1;
constexpr std::size_t kHashDigits = 8;

// Behind the JSON text that begins at `at`.
std::size_t end_of_text(std::string_view json, std::size_t at) {
  for (++at; json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

// Its words as they are written, each once: what the ranking looks at.
std::string words_of(std::string_view answer, const match::Lexicon& lexicon) {
  std::string out;
  std::set<std::string> met;
  for (const text::Word& word : lexicon.words(answer)) {
    if (!met.insert(word.folded).second) continue;
    if (!out.empty()) out += ' ';
    out += answer.substr(word.span.begin, word.span.end - word.span.begin);
  }
  return out.empty() ? "-" : out;
}

bool pays(const Content& content, std::size_t answers, std::size_t bytes) {
  return bytes > kMostInside && content.matcher().phrasings.size() + answers > match::kMostTrained;
}

// Gathers answers until a piece is full.
class Pieces {
 public:
  /// The number of the piece that the answer goes into.
  std::size_t add(std::string_view id, std::string_view answer) {
    if (bytes_ > 0 && bytes_ + answer.size() > kPiece) close();
    if (bytes_ == 0) {
      writer_ = {};
      writer_.begin_object().number("waypost_piece", kPieceFormat).key("answers").begin_object();
    }
    writer_.member(id, answer);
    bytes_ += answer.size();
    return closed_.size();
  }

  std::vector<Piece> take() && {
    close();
    return std::move(closed_);
  }

 private:
  void close() {
    if (bytes_ == 0) return;
    std::string text = std::move(writer_.end_object().end_object()).take() + "\n";
    content::Hash hash;
    hash.add(text);
    const std::string number = std::to_string(closed_.size() + 1);
    closed_.push_back({number + "-" + hash.hex().substr(0, kHashDigits), std::move(text)});
    bytes_ = 0;
  }

  json::Writer writer_;
  std::size_t bytes_ = 0;  // of answers in the piece that is open
  std::vector<Piece> closed_;
};

// An answer that leaves the file.
struct Moved {
  json::Value answer;
  std::size_t piece = 0;
};

bool is_in_pieces(std::string_view knowledge) {
  const json::Document document = json::read(knowledge);
  if (!document.root().find("pack")) return false;
  for (const json::Value article : document.root().find("articles").items()) {
    if (article.find("piece").is_text()) return true;
  }
  return false;
}

}  // namespace

InPieces in_pieces(std::string_view knowledge, const Content& content) {
  const json::Document document = json::read(knowledge);
  // What is left out by its errors stays where it is; so does a second article of the same id.
  std::set<std::string_view> met;
  std::vector<std::pair<json::Value, json::Value>> kept;  // id, answer
  std::size_t bytes = 0;
  for (const json::Value article : document.root().find("articles").items()) {
    const json::Value id = article.find("id"), answer = article.find("answer");
    if (!answer.is_text() || content.model().article_by_id.count(id.text()) == 0) continue;
    if (!met.insert(id.text()).second) continue;
    kept.emplace_back(id, answer);
    bytes += answer.text().size();
  }
  if (!pays(content, kept.size(), bytes)) return {std::string(knowledge), {}};
  Pieces pieces;
  std::vector<Moved> moved;
  for (const auto& [id, answer] : kept) {
    moved.push_back({answer, pieces.add(id.text(), answer.text())});
  }
  InPieces out{{}, std::move(pieces).take()};
  std::size_t at = 0;
  for (const Moved& each : moved) {
    const std::size_t begin = each.answer.offset();
    out.knowledge += knowledge.substr(at, begin - at);
    json::append_quoted(out.knowledge, words_of(each.answer.text(), content.matcher().lexicon));
    out.knowledge += ",\"piece\":\"" + out.pieces[each.piece].name + "\"";
    at = end_of_text(knowledge, begin);
  }
  out.knowledge += knowledge.substr(at);
  return out;
}

std::string piece_path(const std::string& pack, std::string_view name) {
  constexpr std::string_view kEnding = ".json";
  const bool ends = std::string_view(pack).ends_with(kEnding);
  return pack.substr(0, pack.size() - (ends ? kEnding.size() : 0)) + "." + std::string(name) +
         std::string(kEnding);
}

std::vector<BadPiece> bad_pieces(const std::string& pack, std::string_view knowledge) {
  std::map<std::string, std::vector<std::string>, std::less<>> ids;  // by piece
  const json::Document document = json::read(knowledge);
  if (!document.root().find("pack")) return {};
  for (const json::Value article : document.root().find("articles").items()) {
    const json::Value piece = article.find("piece");
    if (piece.is_text()) ids[std::string(piece.text())].emplace_back(article.find("id").text());
  }
  std::vector<BadPiece> bad;
  for (const auto& [name, wanted] : ids) {
    const std::string path = piece_path(pack, name);
    const FileText file = read_file(path);
    const json::Document piece = json::read(file.text);
    const json::Value answers = piece.root().find("answers");
    if (!file.error.empty()) {
      bad.push_back({path, "cannot be read: " + file.error});
    } else if (piece.root().find("waypost_piece").integer() != kPieceFormat) {
      bad.push_back({path, "is no piece of a pack"});
    } else {
      const auto lacking = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& id) {
        return !answers.find(id).is_text();
      });
      if (lacking != wanted.end())
        bad.push_back({path, "lacks the answer of \"" + *lacking + "\""});
    }
  }
  return bad;
}

bool tell_in_pieces(std::string_view command, const KnowledgeFiles& files) {
  const bool is_base = is_in_pieces(files.base);
  if (!is_base && !is_in_pieces(files.sibling)) return false;
  const std::string& path = is_base ? files.base_path : files.sibling_path;
  write_err("waypost " + std::string(command) + ": " + path +
            " is a pack whose answers stand in other files; give the file that it was made of\n");
  return true;
}

}  // namespace waypost::cli
