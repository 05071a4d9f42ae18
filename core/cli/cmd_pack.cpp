// `waypost pack FILE -o PACK`: a knowledge file together with what was learned of it, so that
// browsers have nothing to learn.
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "commands.h"
#include "files.h"
#include "improve/improve.h"
#include "json/reader.h"
#include "knowledge_files.h"
#include "match/matcher.h"
#include "pieces.h"
#include "progress_line.h"
#include "waypost/content.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"o", true}, {"locale", true}, {"questions", true}};

constexpr std::string_view kHelp =
    "Usage: waypost pack FILE [--questions LOG] [--locale TAG] -o PACK\n\n"
    "Writes a knowledge file together with what was learned of its phrasings: a page that loads "
    "it\n"
    "has nothing to learn and answers as well from the first moment. A pack is a knowledge file "
    "like\n"
    "any other, for the script tag and for every command; only blanks are left out of it, and\n"
    "\"pack\" is added. Make it again whenever the file changes: what was learned for other texts, "
    "or\n"
    "by another version, is told by `waypost check` and not used.\n\n"
    "Each language has its own file, and its own pack. They name each other as their files do, so\n"
    "packs under the same names in another folder need no change.\n\n"
    "Large knowledge, of more than 2,500 phrasings and answers and 256 KB of answers, is packed "
    "in\n"
    "pieces: PACK has what finds an answer, and the answers stand beside it (support.json:\n"
    "support.1-5f0c2a91.json and so on), each file fetched when one of its answers is read. Of an\n"
    "answer the pack keeps the words, each once, so that a confidence may differ a little from "
    "the\n"
    "file's. On standard output a pack is always whole.\n\n"
    "  -o PACK          the file to write, or the older pack to write over; - is standard output\n"
    "  --locale TAG     pack the sibling of this language that the base lists\n"
    "  --questions LOG  learn from past questions, too: as visitors typed them, one a line, "
    "without "
    "\n"
    "                   labels. Phrasings that are held out must be found better with them than "
    "without,\n"
    "                   or they are left aside. The pack then holds numbers that were learned of "
    "them,\n"
    "                   never a question, and of no word that fewer than three questions have\n\n"
    "Examples:\n"
    "  waypost pack support.json -o public/support.json\n"
    "  waypost pack support.json --locale sr -o public/support.sr.json\n"
    "  waypost pack support.json --questions asked.txt -o public/support.json\n\n"
    "Exit code: 0 fine, 1 the file cannot be used or the pack cannot be written, 2 wrong usage.\n";

// The same JSON without blanks between its pieces.
std::string without_blanks(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_text) {
      out += c;
      if (c == '\\') out += json[++i];
      in_text = c != '"';
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      out += c;
      in_text = c == '"';
    }
  }
  return out;
}

int fail(const std::string& what) {
  write_err("waypost pack: " + what + "\n");
  return kProblems;
}

// What was learned of the phrasings, as `pack_member` gives it.
std::string learn(Content& content) {
  ProgressLine progress("learning");
  constexpr std::uint32_t kAtOnce = 200;
  for (std::int32_t done = 0; done < 1000;) {
    done = content.train(kAtOnce);
    progress.show(static_cast<std::uint32_t>(done));
  }
  return pack_member(content);
}

bool is_trained(const Content& content) { return content.matcher().learned.model.is_trained(); }

std::string verdict(const improve::Improvement& improvement) {
  using Outcome = improve::Improvement::Outcome;
  const std::string past = std::to_string(improvement.questions) + " past questions";
  switch (improvement.outcome) {
    case Outcome::no_questions:
      return "no past question has a word: nothing is learned from them";
    case Outcome::not_possible:
      return "past questions are left aside: too large or too small to learn from";
    case Outcome::improved:
    case Outcome::no_better:
      break;
  }
  const bool helps = improvement.outcome == Outcome::improved;
  return (helps ? "learned from " + past : past + " are left aside: they do not help enough") +
         "; of " + std::to_string(improvement.asked) + " phrasings that were held out, " +
         std::to_string(improvement.found_after) + " are found with them, " +
         std::to_string(improvement.found_before) + " without";
}

// The same of phrasings and past questions, or of the phrasings alone when that is as good.
std::string learn_with(const std::string& log, Content& content) {
  improve::Improvement improvement;
  {
    ProgressLine progress("learning");
    improvement = improve::improve(
        content, log, [&](std::int32_t done) { progress.show(static_cast<std::uint32_t>(done)); });
  }
  write_err("waypost pack: " + verdict(improvement) + "\n");
  if (improvement.outcome != improve::Improvement::Outcome::improved) return pack_member(content);
  return pack_member(content, improvement.learned);
}

// What stands where something is to be written and is neither of its kind nor empty: a source. The
// key is one that only what this program writes has.
bool would_destroy(const std::string& path, std::string_view key) {
  std::error_code none;
  if (path == "-" || !std::filesystem::is_regular_file(path, none)) return false;
  const FileText file = read_file(path);
  return !file.text.empty() && !json::read(file.text).root().find(key);
}

// "" or why no pack of `text` can be written there: it would take long to learn for nothing.
std::string refuses(const std::string& path, std::string_view text) {
  std::error_code none;
  if (path == "-") return "";
  if (std::filesystem::is_directory(path, none)) return path + " is a folder: give it a name in it";
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder, none)) {
    return path + ": there is no folder " + folder.string();
  }
  if (would_destroy(path, "pack")) {
    return path +
           " is there and is no pack: nothing is written over it; give another name, or remove it";
  }
  const FileText before = read_file(path);
  const json::Document old = json::read(before.text), now = json::read(text);
  const std::string_view was = old.root().find("locale").text(),
                         is = now.root().find("locale").text();
  if (was.empty() || was == is) return "";
  return path + " is the pack in another language (" + std::string(was) +
         "): nothing is written over it; give another name, or remove it";
}

// Takes the answers out of large files, as pages get them: of a sibling's base, too, unless that is
// a pack already. `content` is made anew where that has changed anything.
InPieces cut(KnowledgeFiles& files, std::optional<Content>& content) {
  const bool is_sibling = !files.sibling.empty();
  bool is_cut = false;
  if (is_sibling && !json::read(files.base).root().find("pack")) {
    if (const Compiled base = compile_untrained(files.base); base.content) {
      InPieces parts = in_pieces(files.base, *base.content);
      is_cut = !parts.pieces.empty();
      files.base = std::move(parts.knowledge);
    }
  }
  std::string& text = is_sibling ? files.sibling : files.base;
  InPieces out = in_pieces(text, *content);
  is_cut = is_cut || !out.pieces.empty();
  text = out.knowledge;
  // What is left out has been told when the files were opened first.
  if (is_cut) content = std::move(compile_untrained(files.base, files.sibling).content);
  return out;
}

// "" or what keeps it from being written. The pack comes last: a page that has it finds what it
// names.
std::string write_all(const std::string& path, const std::string& pack, const InPieces& parts) {
  for (const Piece& piece : parts.pieces) {
    const std::string place = piece_path(path, piece.name);
    if (would_destroy(place, "waypost_piece")) return place + " is no piece of a pack: remove it";
    if (std::string error = write_file(place, piece.text); !error.empty()) return error;
  }
  return write_file(path, pack);
}

void tell(const std::string& path, const std::string& pack, const InPieces& parts,
          const Content& content) {
  const std::string size = std::to_string((pack.size() + 1023) / 1024) + " KB";
  const bool is_large = content.matcher().phrasings.size() > match::kMostTrained;
  const std::string untrained =
      is_large ? "; too large to learn from, found by similarity"
               : "; nothing to learn: there is one target, or too much for one model";
  write_err("waypost pack: " + path + ": " + size + (is_trained(content) ? "" : untrained) + "\n");
  if (parts.pieces.empty()) return;
  write_err("waypost pack: the answers are in " + std::to_string(parts.pieces.size()) +
            " files beside it, " + piece_path(path, parts.pieces.front().name) + " to " +
            piece_path(path, parts.pieces.back().name) +
            ": publish them together, and keep those of the pack before for a while: open pages "
            "still name them\n");
}

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kPackCommand, "give one knowledge file");
  const std::string out_path = args.value("o");
  if (out_path.empty()) return usage_error(kPackCommand, "say where to: -o PACK");
  KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  const bool is_sibling = !files.sibling.empty();
  const std::string& path = is_sibling ? files.sibling_path : files.base_path;
  const std::string& text = is_sibling ? files.sibling : files.base;
  if (files.error.empty() && json::read(text).root().find("pack")) {
    return fail(path + " is a pack; give the file that it was made of");
  }
  if (out_path != "-" && files.error.empty() && real_path(out_path) == real_path(path)) {
    return fail("the pack would take the place of " + path + ", which it is made of");
  }
  if (const std::string why = refuses(out_path, text); !why.empty()) return fail(why);
  const FileText log = args.has("questions") ? read_file(args.value("questions")) : FileText{};
  if (!log.error.empty()) return fail(args.value("questions") + ": " + log.error);
  std::optional<Content> content = open_untrained("pack", files);
  if (!content) return kProblems;
  InPieces parts{text, {}};
  if (out_path != "-") parts = cut(files, content);
  if (!content) return kProblems;
  const std::string member =
      args.has("questions") ? learn_with(log.text, *content) : learn(*content);
  std::string pack = without_blanks(parts.knowledge);
  pack.pop_back();  // the brace that ends the file
  pack += ",\"pack\":" + member + "}\n";
  if (const std::string error = write_all(out_path, pack, parts); !error.empty()) {
    return fail(error);
  }
  tell(out_path, pack, parts, *content);
  return kFine;
}

}  // namespace

const Command kPackCommand = {
    "pack", "writes a knowledge file together with what was learned of it", kHelp, kFlags, run};

}  // namespace waypost::cli
