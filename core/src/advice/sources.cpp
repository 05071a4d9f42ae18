#include "advice/sources.h"

#include <utility>

namespace waypost::advice {
namespace {

json::Value find_by_id(json::Value list, std::string_view id) {
  for (const json::Value item : list.items()) {
    if (item.find("id").text() == id) return item;
  }
  return {};
}

// The entries of `list` that are `texts`; what was not usable stands between them.
std::vector<Source> entries(Source list, const std::vector<std::string>& texts) {
  std::vector<Source> found;
  for (const json::Value item : list.value.items()) {
    if (found.size() < texts.size() && item.text() == texts[found.size()]) {
      found.push_back({list.file, item});
    }
  }
  found.resize(texts.size(), {list.file, {}});
  return found;
}

}  // namespace

Sources::Sources(std::string_view base, std::string_view sibling, const Model& model)
    : documents_{json::read(base), json::read(sibling)},
      lines_{json::LineTable(base), json::LineTable(sibling)} {
  for (const Article& article : model.articles) find_article(model, article);
  for (const Flow& flow : model.flows) find_flow(model, flow);
}

void Sources::find_article(const Model& model, const Article& article) {
  const bool is_translated = article.locale != model.base_locale;
  const std::uint8_t file = is_translated ? 1 : 0;
  const json::Value object = find_by_id(documents_[file].root().find("articles"), article.id);
  TargetSources& sources = targets_.emplace_back();
  sources.object = {file, object};
  sources.list = {file, object.find("questions")};
  sources.phrasings = entries(sources.list, article.questions);
  sources.answer = {file, object.find("answer")};
}

void Sources::find_flow(const Model& model, const Flow& flow) {
  TargetSources& sources = targets_.emplace_back();
  const json::Value object = find_by_id(documents_[0].root().find("flows"), flow.id);
  sources.object = sources.title = {0, object};
  if (const json::Value title = object.find("title")) sources.title.value = title;
  sources.list = {0, object.find("questions")};
  if (model.locale != model.base_locale) {
    const json::Value texts = documents_[1].root().find("texts");
    const std::string path = "flows/" + flow.id + "/";
    if (const json::Value title = texts.find(path + "title")) sources.title = {1, title};
    if (const json::Value list = texts.find(path + "questions")) sources.list = {1, list};
  }
  sources.phrasings = entries(sources.list, flow.questions);
}

SourcePlace Sources::place(const Source& source) const {
  if (!source) return {source.file, 0, 0, {}};
  const json::Place at = lines_[source.file].place(source.value.offset());
  return {source.file, at.line, at.column,
          documents_[source.file].pointers({source.value.node()}).front()};
}

}  // namespace waypost::advice
