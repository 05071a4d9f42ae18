// Categories and articles, in the sibling's words where it has them.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kCategoryKeys[] = {{"id", Kind::id, Need::required},
                                 {"title", Kind::title, Need::required}};
constexpr Key kArticleKeys[] = {{"id", Kind::article_id, Need::required},
                                {"category", Kind::id},
                                {"questions", Kind::filled_list, Need::required},
                                {"answer", Kind::body, Need::required},
                                {"next", Kind::list},
                                {"person", Kind::title},
                                {"piece", Kind::id}};
constexpr Key kNextKeys[] = {{"flow", Kind::id}, {"article", Kind::article_id}};
constexpr Key kSiblingArticleKeys[] = {{"id", Kind::article_id, Need::required},
                                       {"questions", Kind::filled_list, Need::required},
                                       {"answer", Kind::body, Need::required},
                                       {"piece", Kind::id}};

// The words of one article in one file.
struct Words {
  std::vector<std::string> questions;
  std::string answer;
  std::string piece;
};

Words read_words(Report& report, Phrasings& phrasings, const Object& fields) {
  Words words;
  const json::Value list = fields["questions"];
  for (const json::Value question : read_texts(report, list, "questions", Kind::title)) {
    phrasings.add(report, question);
    words.questions.emplace_back(question.text());
  }
  // Its entries have been reported one by one; without any the article cannot be found or named.
  if (list && words.questions.empty()) report.breaks(Code::missing_key, list, {"questions"});
  words.answer = fields["answer"].text();
  words.piece = fields["piece"].text();
  // In a file that is no pack there is nothing beside it, and the answer is all here.
  if (!words.piece.empty() && !phrasings.is_trusted()) {
    report.warns(Code::unknown_key, fields["piece"], {"piece", ""});
    words.piece.clear();
  }
  return words;
}

using Translations = std::map<std::string, Words, std::less<>>;

Translations read_translations(Build& build, const Sibling& sibling, json::Value list) {
  Translations translations;
  Names seen;
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = sibling.report.broken();
    const Object fields = read_object(sibling.report, source, kSiblingArticleKeys);
    Words words = read_words(sibling.report, build.texts.sibling_phrasings(), fields);
    const json::Value id = fields["id"];
    if (!id || !seen.add(sibling.report, id)) continue;
    if (!build.draft.article_names.known(id.text())) {
      const std::string found(id.text());
      sibling.report.drops(Code::unknown_article, id,
                           {found, build.draft.article_names.nearest(sibling.report, found)});
    }
    if (sibling.report.broken() == broken) translations.emplace(id.text(), std::move(words));
    if (sibling.report.broken() != broken) translations.emplace(id.text(), Words{});
  }
  return translations;
}

std::vector<JumpDraft> read_next(Build& build, json::Value list) {
  std::vector<JumpDraft> next;
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kNextKeys);
    const JumpDraft jump = read_jump(build.report, source, fields, {"flow", "article"});
    if (build.report.broken() == broken && jump.id) next.push_back(jump);
  }
  return next;
}

void read_article(Build& build, json::Value source) {
  const std::uint32_t broken = build.report.broken();
  const Object fields = read_object(build.report, source, kArticleKeys);
  ArticleDraft draft;
  Words words = read_words(build.report, build.texts.base_phrasings(), fields);
  draft.article.questions = std::move(words.questions);
  draft.article.answer = std::move(words.answer);
  draft.article.piece = std::move(words.piece);
  draft.article.person_first = read_person(build.report, fields["person"]);
  draft.category = fields["category"];
  const json::Value id = fields["id"];
  const bool own_id = id && build.draft.article_names.add(build.report, id);
  const bool usable = own_id && build.report.broken() == broken;
  draft.next = read_next(build, fields["next"]);
  if (!usable) {
    build.draft.left_out.push_back(std::move(draft));
    return;
  }
  draft.article.id = id.text();
  draft.article.locale = build.draft.model.base_locale;
  build.draft.article_names.settle(id.text(),
                                   static_cast<std::uint32_t>(build.draft.articles.size()));
  build.draft.articles.push_back(std::move(draft));
}

void translate(Build& build, const Sibling& sibling, json::Value list) {
  Translations translations = read_translations(build, sibling, list);
  for (ArticleDraft& draft : build.draft.articles) {
    const auto found = translations.find(draft.article.id);
    if (found == translations.end()) {
      sibling.report.warns(Code::untranslated, list ? list : sibling.root,
                           {"articles/" + draft.article.id});
    } else if (!found->second.questions.empty()) {
      draft.article.questions = std::move(found->second.questions);
      draft.article.answer = std::move(found->second.answer);
      draft.article.piece = std::move(found->second.piece);
      draft.article.locale = build.draft.model.locale;
    }
  }
}

}  // namespace

void read_categories(Build& build, json::Value list) {
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kCategoryKeys);
    const json::Value id = fields["id"];
    if (!id || !build.draft.categories.add(build.report, id)) continue;
    const std::string path = "categories/" + std::string(id.text()) + "/";
    if (build.report.broken() != broken) {
      build.texts.forgive(path);
      continue;
    }
    std::vector<Category>& categories = build.draft.model.categories;
    build.draft.categories.settle(id.text(), static_cast<std::uint32_t>(categories.size()));
    categories.push_back(
        {std::string(id.text()), build.texts.plain(path + "title", fields["title"])});
  }
}

void read_articles(Build& build, json::Value list, const Sibling* sibling) {
  build.draft.articles.reserve(list.size());
  for (const json::Value source : list.items()) read_article(build, source);
  if (sibling != nullptr) {
    const json::Value own = sibling->root.find("articles");
    translate(build, *sibling, own.is_array() ? own : json::Value());
  }
}

}  // namespace waypost::content
