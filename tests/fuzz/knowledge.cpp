// Fuzz target: any bytes as a knowledge file, what follows the first NUL as its sibling. What can
// be used of it is then asked and walked.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "promise.h"
#include "promises.h"
#include "proof/meant.h"
#include "text/utf8.h"
#include "waypost/content.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

constexpr std::uint32_t kTrained = 200;  // small steps: enough to begin, not to last

bool comes_before(const Problem& a, const Problem& b) {
  if (a.file != b.file) return a.file < b.file;
  return a.line != b.line ? a.line < b.line : a.column < b.column;
}

void check_problems(const std::vector<Problem>& problems, bool has_sibling) {
  fuzz::must(std::is_sorted(problems.begin(), problems.end(), comes_before), "file order");
  for (const Problem& problem : problems) {
    fuzz::must(problem.file <= (has_sibling ? 1 : 0), "a file that there is");
    fuzz::must(problem.line > 0 && problem.column > 0, "places are counted from 1");
    fuzz::must(problem.pointer.empty() || problem.pointer[0] == '/', "a JSON pointer");
    fuzz::must(!to_string(problem.code).empty(), "a code with a name");
  }
  const std::string json = wire::problems_json(problems);
  fuzz::must(text::well_formed(json) == json, "problems are well-formed text");
}

bool is_same(const Problem& a, const Problem& b) {
  return a.code == b.code && a.pointer == b.pointer && !comes_before(a, b) && !comes_before(b, a);
}

/// Whether `some` are among `all`, in the same order: what is proved beyond stands between them,
/// and what it knows it adds to their arguments.
bool reports(const std::vector<Problem>& all, const std::vector<Problem>& some) {
  std::size_t found = 0;
  for (const Problem& problem : all) {
    if (found < some.size() && is_same(problem, some[found])) ++found;
  }
  return found == some.size();
}

void use(Content& content) {
  content.train(kTrained);
  Question question;
  question.text = "where is my order RL-10023, ana@example.com";
  for (const bool prefix : {false, true}) {
    question.prefix = prefix;
    fuzz::must_keep(test::broken_promise(content.model(), question, ask(content, question)));
  }
  fuzz::must(!wire::about_json(content).empty(), "about");
  for (const Article& article : content.model().articles) wire::article_json(content, article.id);
  const std::string opened = wire::step_json(
      content, "", R"({"type":"open","at":1,"seq":1,"id":"a","rand":1,"context":{}})");
  fuzz::must(opened.find("\"error\"") == std::string::npos, "a session opens");
  for (const Flow& flow : content.model().flows) {
    wire::step_json(content, "",
                    R"({"type":"pick","at":2,"seq":2,"id":"b","rand":1,"target":{)"
                    R"("kind":"flow","id":")" +
                        flow.id + "\"}}");
  }
}

}  // namespace
}  // namespace waypost

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace waypost;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string_view base = bytes.substr(0, bytes.find('\0'));
  const std::string_view sibling = bytes.substr(std::min(size, base.size() + 1));
  const Checked checked = check(base, sibling);
  check_problems(checked.problems, !sibling.empty());
  Compiled compiled = compile_untrained(std::string(base), std::string(sibling));
  fuzz::must(checked.usable == compiled.content.has_value(), "check says what compile does");
  proof::drop_consequences(compiled.problems);
  fuzz::must(reports(checked.problems, compiled.problems), "check reports what compile reports");
  if (compiled.content) use(*compiled.content);
  return 0;
}
