// about_json, article_json, problems_json: what a view reads outside of a session.
#include <utility>

#include "content/model.h"
#include "json/writer.h"
#include "session/find.h"
#include "waypost/wire.h"
#include "wire/names.h"
#include "wire/shared_json.h"

namespace waypost::wire {
namespace {

std::string_view title_of(const Article& article) {
  return article.questions.empty() ? std::string_view(article.id)
                                   : std::string_view(article.questions.front());
}

void pass_on(json::Writer& out, std::string_view key, const std::string& checked_json) {
  if (!checked_json.empty()) out.key(key).raw(checked_json);
}

void write_titles(json::Writer& out, std::string_view id, std::string_view title) {
  out.begin_object().member("id", id).member("title", title).end_object();
}

void write_categories(json::Writer& out, const Model& model) {
  std::vector<std::vector<std::uint32_t>> inside(model.categories.size());
  for (std::uint32_t i = 0; i < model.articles.size(); ++i) {
    const std::uint32_t category = model.articles[i].category;
    if (category < inside.size()) inside[category].push_back(i);
  }
  out.key("categories").begin_array();
  for (std::size_t i = 0; i < model.categories.size(); ++i) {
    out.begin_object()
        .member("id", model.categories[i].id)
        .member("title", model.categories[i].title);
    out.key("articles").begin_array();
    for (std::uint32_t article : inside[i]) out.text(model.articles[article].id);
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

std::string about_json(const Content& content) {
  const Model& model = content.model();
  json::Writer out;
  out.begin_object().member("locale", content.locale()).member("hash", content.hash());
  pass_on(out, "site", model.passed.site);
  pass_on(out, "contact", model.passed.contact);
  pass_on(out, "hours", model.passed.hours);
  write_categories(out, model);
  pass_on(out, "locales", model.passed.locales);
  out.key("popular").begin_array();
  for (std::uint32_t index : model.popular) {
    if (index < model.articles.size()) out.text(model.articles[index].id);
  }
  out.end_array().key("flows").begin_array();
  for (const Flow& flow : model.flows) write_titles(out, flow.id, flow.title);
  out.end_array().key("articles").begin_array();
  for (const Article& article : model.articles) write_titles(out, article.id, title_of(article));
  out.end_array();
  pass_on(out, "handover", model.passed.handover);
  out.end_object();
  return std::move(out).take();
}

std::string article_json(const Content& content, std::string_view id) {
  const Model& model = content.model();
  const Article* article = session::find_article(model, id);
  if (article == nullptr) return error_json("unknown_article", id);
  json::Writer out;
  out.begin_object()
      .member("id", article->id)
      .member("title", title_of(*article))
      .member("answer", article->answer);
  out.member_if("piece", article->piece);
  if (article->category < model.categories.size())
    out.member("category", model.categories[article->category].id);
  out.member("locale", article->locale);
  if (!article->next.empty()) {
    out.key("next").begin_array();
    for (const Target& target : article->next) write_target(out, target);
    out.end_array();
  }
  out.end_object();
  return std::move(out).take();
}

std::string problems_json(const std::vector<Problem>& problems) {
  json::Writer out;
  out.begin_array();
  for (const Problem& problem : problems) {
    out.begin_object()
        .member("code", name_of(problem.code))
        .member("severity", name_of(problem.severity));
    out.number_if("file", problem.file).member_if("pointer", problem.pointer);
    out.number_if("line", problem.line).number_if("column", problem.column);
    write_texts(out, "args", problem.args);
    out.end_object();
  }
  out.end_array();
  return std::move(out).take();
}

}  // namespace waypost::wire
