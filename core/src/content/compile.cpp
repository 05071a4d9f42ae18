// The whole way from two texts to compiled knowledge.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "content/build.h"
#include "content/file.h"
#include "content/model.h"
#include "content/pack.h"
#include "content/reading.h"
#include "match/matcher.h"
#include "waypost/content.h"

namespace waypost {
namespace content {
namespace {

constexpr std::int64_t kVersion = 1;

constexpr Key kBaseKeys[] = {{"$schema"},
                             {"waypost", Kind::integer, Need::required},
                             {"locale", Kind::locale, Need::required},
                             {"locales", Kind::object},
                             {"base"},
                             {"site", Kind::object},
                             {"hours", Kind::object},
                             {"contact", Kind::object},
                             {"categories", Kind::list},
                             {"articles", Kind::list, Need::required},
                             {"popular", Kind::list},
                             {"menu", Kind::list},
                             {"lookups", Kind::list},
                             {"flows", Kind::list},
                             {"intents", Kind::list},
                             {"matching", Kind::object},
                             {"synonyms", Kind::list},
                             {"brands", Kind::list},
                             {"handover", Kind::object},
                             {"triage", Kind::list},
                             {"pack", Kind::object}};
constexpr Key kSiblingKeys[] = {{"$schema"},
                                {"waypost", Kind::integer, Need::required},
                                {"locale", Kind::locale, Need::required},
                                {"base", Kind::url, Need::required},
                                {"articles", Kind::list},
                                {"texts", Kind::object},
                                {"synonyms", Kind::list},
                                {"pack", Kind::object}};

// False, with the report made, when the file is of a version that this build does not read.
bool check_version(Report& report, const Object& root) {
  const json::Value version = root["waypost"];
  if (!version || version.integer() == kVersion) return true;
  report.breaks(Code::bad_version, version, {version.literal(), kVersion});
  return false;
}

// A base has no base: such a file is a sibling that stands in the wrong place.
void check_is_base(Report& report, const Object& root) {
  if (root["base"]) report.drops(Code::base_mismatch, root["base"], {"a sibling", "a base"});
}

// Nothing to show and no reason given yet: lists that are there but empty.
void report_nothing_usable(Report& report, const Object& root) {
  const std::vector<Problem> problems = report.problems();
  const bool explained = std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
    return problem.severity == Severity::error;
  });
  if (!explained) report.breaks(Code::empty_text, root["articles"], {"articles"});
}

// A sibling must be in another locale than its base, one that the base lists.
bool check_locales(Report& report, const Object& base, const Object& sibling) {
  const json::Value own = sibling["locale"];
  if (!own) return false;
  if (base["locale"] && own.text() == base["locale"].text()) {
    report.breaks(Code::base_mismatch, own, {own.text(), "a locale other than the base's"});
    return false;
  }
  const json::Value listed = base["locales"];
  if (!listed || listed.find(own.text())) return true;
  std::string expected;
  for (const json::Member member : listed.members()) {
    expected += (expected.empty() ? "" : ", ") + std::string(member.key.text());
  }
  report.breaks(Code::base_mismatch, own, {own.text(), expected});
  return true;
}

std::string locale_of(const Object& root) {
  return root["locale"] ? std::string(root["locale"].text()) : "und";
}

template <typename Things>
std::map<std::string, std::uint32_t, std::less<>> index_by_id(const Things& things) {
  std::map<std::string, std::uint32_t, std::less<>> index;
  for (std::uint32_t i = 0; i < things.size(); ++i) index.emplace(things[i].id, i);
  return index;
}

// Everything but the ranking. `sibling` is nullptr when there is none that can be used.
std::unique_ptr<Model> build_model(File& base, const Object& root, File* sibling, const Object& own,
                                   Inspect inspect) {
  Draft draft;
  draft.model.base_locale = locale_of(root);
  draft.model.locale = sibling != nullptr ? locale_of(own) : draft.model.base_locale;
  Texts texts(base.report(), sibling != nullptr ? &sibling->report() : nullptr,
              sibling != nullptr ? sibling->root() : json::Value(),
              sibling != nullptr ? own["texts"] : json::Value());
  if (root["pack"]) texts.base_phrasings().trust();
  Build build{base.report(), texts, draft};
  std::optional<Sibling> translated;
  if (sibling != nullptr) translated.emplace(Sibling{sibling->report(), sibling->root()});

  read_site(build, root);
  read_categories(build, root["categories"]);
  read_lookups(build, root["lookups"]);
  read_articles(build, root["articles"], translated ? &*translated : nullptr);
  read_flows(build, root["flows"]);
  read_triage(build, root["triage"]);
  check_flow_graph(build);
  check_variables(build);
  if (inspect != nullptr) inspect(build);
  resolve_flows(build);
  resolve_articles(build);
  read_menu(build, root["menu"]);
  read_popular(build, root["popular"]);
  read_intents(build, root["intents"]);
  read_matching(build, root["matching"]);
  read_same_words(base.report(), "brands", root["brands"], 1, draft.model);
  const std::size_t brands = draft.model.same_words.size();
  read_same_words(base.report(), "synonyms", root["synonyms"], 2, draft.model);
  if (sibling != nullptr) {
    draft.model.same_words.resize(brands);  // those of the base are in another language
    read_same_words(sibling->report(), "synonyms", own["synonyms"], 2, draft.model);
  }
  texts.report_unknown();

  Model& model = draft.model;
  model.hash = structure_hash(draft, root);
  model.article_by_id = index_by_id(model.articles);
  model.flow_by_id = index_by_id(model.flows);
  model.category_by_id = index_by_id(model.categories);
  return std::make_unique<Model>(std::move(model));
}

}  // namespace

Reading read(std::string_view base_text, std::string_view sibling_text, Inspect inspect) {
  Reading reading;
  File base(0, base_text);
  std::optional<File> sibling;
  if (!sibling_text.empty()) sibling.emplace(std::uint8_t{1}, sibling_text);
  if (base.readable()) {
    const Object root = read_object(base.report(), base.root(), kBaseKeys);
    const bool supported = check_version(base.report(), root);
    check_is_base(base.report(), root);
    Object own;
    bool use_sibling = sibling && sibling->readable();
    if (use_sibling) {
      own = read_object(sibling->report(), sibling->root(), kSiblingKeys);
      use_sibling = check_version(sibling->report(), own);
      use_sibling = check_locales(sibling->report(), root, own) && use_sibling;
    }
    if (supported)
      reading.model = build_model(base, root, use_sibling ? &*sibling : nullptr, own, inspect);
    if (reading.model && reading.model->articles.empty() && reading.model->flows.empty()) {
      reading.model.reset();
      report_nothing_usable(base.report(), root);
    }
    if (reading.model) {
      reading.learned = use_sibling ? read_pack(sibling->report(), own["pack"], *reading.model)
                                    : read_pack(base.report(), root["pack"], *reading.model);
    }
  }
  reading.problems = base.problems();
  if (sibling) {
    std::vector<Problem> more = sibling->problems();
    std::move(more.begin(), more.end(), std::back_inserter(reading.problems));
  }
  return reading;
}

}  // namespace content

Compiled compile_untrained(std::string base, std::string sibling) {
  content::Reading reading = content::read(base, sibling);
  base = std::string();  // megabytes, where knowledge is large: the index needs the room
  sibling = std::string();
  Compiled compiled{std::nullopt, std::move(reading.problems)};
  if (reading.model) {
    auto matcher = std::make_unique<Matcher>(*reading.model, reading.learned);
    compiled.content.emplace(std::move(reading.model), std::move(matcher));
  }
  return compiled;
}

Compiled compile(std::string base, std::string sibling) {
  constexpr std::uint32_t kAll = 0xffffffff;
  Compiled compiled = compile_untrained(std::move(base), std::move(sibling));
  if (compiled.content) compiled.content->train(kAll);
  return compiled;
}

}  // namespace waypost
