// Fuzz target: any bytes as a question to a trained knowledge. The first byte chooses the
// knowledge, how many matches are wanted and whether the last word may be unfinished; the rest is
// the question.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files.h"
#include "promise.h"
#include "promises.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"
#include "waypost/content.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

Content opened(const std::string& path, const std::string& sibling, const std::string& intents) {
  Compiled compiled =
      compile(test::read_repo_file(path), sibling.empty() ? "" : test::read_repo_file(sibling));
  fuzz::must(compiled.content.has_value(), "a knowledge file that works");
  compiled.content->know_intents(test::read_repo_file(intents));
  return std::move(*compiled.content);
}

// The demo in English and in a language with marks, as run.sh has packed them: under sanitizers
// learning takes long. One with synonyms and brands, one with scripts that have no spaces.
std::vector<Content> open_all() {
  const std::string packs = "build/fuzz/demo/", vectors = "tests/vectors/ask/";
  std::vector<Content> all;
  all.push_back(opened(packs + "support.json", "", "core/intents/en.json"));
  all.push_back(opened(packs + "support.json", packs + "support.sr.json", "core/intents/sr.json"));
  all.push_back(opened(vectors + "synonyms.knowledge.json", "", "core/intents/en.json"));
  all.push_back(opened(vectors + "scripts.knowledge.json", "", "core/intents/tr.json"));
  return all;
}

const std::vector<Content>& contents() {
  static const std::vector<Content> all = open_all();
  return all;
}

void check_text(const std::string& bytes) {
  const std::string folded = text::fold(bytes);
  fuzz::must(text::fold(folded) == folded, "folding twice changes nothing");
  fuzz::must(text::well_formed(folded) == folded, "folded text is well-formed");
  for (const text::Word& word : text::words(bytes)) {
    fuzz::must(test::are_spans({{word.span.begin, word.span.end}}, bytes), "spans of words");
    fuzz::must(!word.folded.empty(), "a word holds something");
  }
}

void check_ask(const Content& content, const Question& question) {
  const Answer answer = ask(content, question);
  fuzz::must_keep(test::broken_promise(content.model(), question, answer));
  const std::string json = wire::answer_json(answer, question.text);
  fuzz::must(json == wire::answer_json(ask(content, question), question.text),
             "the same question gives the same answer");
  fuzz::must(text::well_formed(json) == json, "the answer is well-formed text");
}

}  // namespace
}  // namespace waypost

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  waypost::contents();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waypost;
  if (size == 0) return 0;
  Question question;
  const unsigned how = data[0];
  const Content& content = contents()[how & 3];
  question.prefix = (how >> 2 & 1) != 0;
  question.limit = how >> 3;
  question.text.assign(reinterpret_cast<const char*>(data + 1), size - 1);
  check_text(question.text);
  check_ask(content, question);
  // What is meant to be JSON may be anything, too.
  const std::string refused = wire::ask_json(content, question.text);
  fuzz::must(!refused.empty() && text::well_formed(refused) == refused, "an answer to any request");
  return 0;
}
