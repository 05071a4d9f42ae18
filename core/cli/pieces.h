// Answers of large knowledge stand in files of their own beside its pack, the pieces: a page loads
// what it needs to find an answer, and the answer itself when it is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge_files.h"
#include "waypost/content.h"

namespace waypost::cli {

/// Some answers: {"waypost_piece":1,"answers":{"id":"…"}}. Its name, a number and a hash of the
/// text, is another one when an answer is: a page that still has an older pack finds older pieces.
struct Piece {
  std::string name;  ///< e.g. "3-5f0c2a91"
  std::string text;
};

/// A knowledge file without its answers, and these.
struct InPieces {
  std::string knowledge;  ///< each article with `piece`; for an answer its words, each once
  std::vector<Piece> pieces;
};

/// Takes the answers out of `knowledge`, the text of the file that `content` was made of. No pieces
/// where they would not pay: the ranking learns from the answers themselves while all phrasings and
/// answers are 2,500 at most, and 256 KB of answers are no load.
InPieces in_pieces(std::string_view knowledge, const Content& content);

/// Where a piece stands: support.json has support.1-5f0c2a91.json.
std::string piece_path(const std::string& pack, std::string_view name);

/// What is wrong with a piece of a pack.
struct BadPiece {
  std::string path;
  std::string why;  ///< it cannot be read, is no piece, or lacks an answer
};

/// Reads all pieces that the articles of a pack name.
std::vector<BadPiece> bad_pieces(const std::string& pack, std::string_view knowledge);

/// Says on standard error that a command which reads answers needs the file that a pack in pieces
/// was made of. False: the files are whole.
bool tell_in_pieces(std::string_view command, const KnowledgeFiles& files);

}  // namespace waypost::cli
