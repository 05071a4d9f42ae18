// The home menu, the popular articles, and jumps written as one key out of several.
#include <string>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kEntryKeys[] = {{"id", Kind::id, Need::required},
                              {"label", Kind::title, Need::required},
                              {"hint", Kind::title},
                              {"icon", Kind::id},
                              {"flow", Kind::id, Need::vital},
                              {"article", Kind::article_id, Need::vital},
                              {"category", Kind::id, Need::vital},
                              {"person", Kind::flag, Need::vital}};

constexpr std::size_t kMostPopular = 8;
constexpr std::size_t kDefaultPopular = 6;

Jump::Kind kind_of(std::string_view key) {
  if (key == "goto") return Jump::Kind::step;
  if (key == "flow") return Jump::Kind::flow;
  if (key == "article") return Jump::Kind::article;
  if (key == "category") return Jump::Kind::category;
  return Jump::Kind::person;
}

}  // namespace

JumpDraft read_jump(Report& report, json::Value source, const Object& fields,
                    std::initializer_list<std::string_view> names) {
  JumpDraft jump;
  std::string allowed;
  bool any = false;
  for (const std::string_view name : names) {
    allowed += (allowed.empty() ? "" : ", ") + std::string(name);
    const json::Value written = source.find(name);
    if (!written) continue;
    if (any) {
      report.breaks(Code::bad_value, written, {name, "only one of " + allowed});
      continue;
    }
    any = true;
    jump = {kind_of(name), fields[name]};
    if (name == "person" && jump.id && !jump.id.boolean()) {
      report.breaks(Code::bad_value, written, {"false", "true"});
    }
  }
  if (!any && source.is_object()) report.breaks(Code::missing_key, source, {allowed});
  return jump;
}

void read_menu(Build& build, json::Value list) {
  Names seen;
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kEntryKeys);
    const JumpDraft jump =
        read_jump(build.report, source, fields, {"flow", "article", "category", "person"});
    const Jump leads_to = resolve(build, jump);
    const json::Value id = fields["id"];
    if (!id || !seen.add(build.report, id)) continue;
    const std::string path = "menu/" + std::string(id.text()) + "/";
    if (build.report.broken() != broken) {
      build.texts.forgive(path);
      continue;
    }
    Option entry;
    entry.id = id.text();
    entry.label = build.texts.with_values(path + "label", fields["label"]);
    entry.hint = build.texts.with_values(path + "hint", fields["hint"]);
    entry.icon = fields["icon"].text();
    entry.jump = leads_to;
    if (entry.jump.kind != Jump::Kind::none) build.draft.model.menu.push_back(std::move(entry));
  }
}

void read_popular(Build& build, json::Value list) {
  std::vector<std::uint32_t>& popular = build.draft.model.popular;
  if (!list) {
    for (std::uint32_t i = 0; i < build.draft.articles.size() && i < kDefaultPopular; ++i)
      popular.push_back(i);
    return;
  }
  if (list.size() > kMostPopular) {
    build.report.drops(Code::bad_value, list, {list.size(), "at most 8"});
  }
  Names seen;
  for (const json::Value id : read_texts(build.report, list, "popular", Kind::article_id)) {
    if (!seen.add(build.report, id)) continue;
    const std::uint32_t article =
        build.draft.article_names.resolve(build.report, Code::unknown_article, id);
    if (article != kNowhere && popular.size() < kMostPopular) popular.push_back(article);
  }
}

}  // namespace waypost::content
