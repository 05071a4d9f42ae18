#include "all_answers.h"

#include <initializer_list>

namespace waypost::test {
namespace {

using Texts = std::vector<std::string>;

}  // namespace

std::vector<std::string> typed_for(json::Value input) {
  const std::string_view kind = input.find("kind").text();
  Texts out = {""};
  const auto add = [&](std::initializer_list<const char*> more) {
    out.insert(out.end(), more.begin(), more.end());
  };
  if (kind == "number") add({"0", "1", "2", "2.5", "3", "5", "6"});
  if (kind == "text") add({"apple", "blue", "p", "red", "x", "zoo"});
  if (kind == "date") add({"2026-01-09", "2026-01-10", "2026-01-20", "2026-02-01", "2026-02-02"});
  if (kind == "order") add({"B1", "B2", "C3"});
  if (kind == "rating") add({"1", "2", "3", "4", "5"});
  if (kind == "choice") add({"x", "y", "1", "2", "3", "p"});
  if (kind == "choices") add({"x", "y", "x\ny", "1", "2", "1\n2"});
  return out;
}

std::vector<std::string> bodies_of(std::string_view lookup, json::Value file) {
  Texts out;
  if (lookup == "put") return {R"({"fine":true})", R"({"fine":false})"};
  if (lookup == "get2") {
    for (const char* ok : {"true", "false"}) {
      for (const char* word : {"", R"(,"word":"late")", R"(,"word":"x")", R"(,"word":"p")"})
        out.push_back(R"({"ok":)" + std::string(ok) + word + "}");
    }
    return out;
  }
  const json::Value result = file.at("/lookups/0/result");
  const bool tells_items = static_cast<bool>(result.find("list").find("of").find("kind"));
  const Texts lists = tells_items ? Texts{"",
                                          R"("list":[],)",
                                          R"("list":[{"id":"1","kind":"t"}],)",
                                          R"("list":[{"id":"2","kind":"t"},{"id":"1"}],)",
                                          R"("list":[{"id":"2"},{"id":"3","kind":"x"}],)",
                                          R"("list":[{"id":"1","kind":"p"}],)",
                                          R"("list":[{"id":"x","kind":"t"},{"id":"p"}],)"}
                                  : Texts{"", R"("list":[],)", R"("list":[{"id":"1"}],)",
                                          R"("list":[{"id":"1"},{"id":"2"}],)"};
  const Texts lefts =
      result.find("left") ? Texts{"-1", "0", "1", "2", "2.5", "3", "4"} : Texts{"0"};
  const Texts oks = result.find("ok") ? Texts{"", R"("ok":true,)", R"("ok":false,)"} : Texts{""};
  for (const std::string& ok : oks) {
    for (const std::string& list : lists) {
      for (const std::string& left : lefts)
        out.push_back("{" + ok + list + "\"left\":" + left + "}");
    }
  }
  return out;
}

}  // namespace waypost::test
