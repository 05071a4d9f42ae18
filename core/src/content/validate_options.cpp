// What can be chosen: options as written, and options made of a lookup's list.
#include <string>
#include <utility>
#include <vector>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kId = {"id", Kind::id, Need::required};
constexpr Key kLabel = {"label", Kind::title, Need::required};
constexpr Key kHint = {"hint", Kind::title};
constexpr Key kIcon = {"icon", Kind::id};
constexpr Key kPicture = {"picture", Kind::url};
constexpr Key kWhen = {"when", Kind::text, Need::vital};
constexpr Key kOptionKeys[] = {kId,
                               kLabel,
                               kHint,
                               kIcon,
                               kPicture,
                               kWhen,
                               {"goto", Kind::id, Need::vital},
                               {"flow", Kind::id, Need::vital},
                               {"article", Kind::article_id, Need::vital},
                               {"person", Kind::flag, Need::vital}};
constexpr Key kChoiceKeys[] = {kId, kLabel, kHint, kIcon, kPicture, kWhen};
constexpr Key kFromKeys[] = {{"list", Kind::title, Need::required},
                             {"id", Kind::variable, Need::vital},
                             kLabel,
                             kHint,
                             kPicture,
                             {"limit", Kind::integer, Need::vital},
                             {"into", Kind::variable, Need::vital},
                             {"goto", Kind::id, Need::vital}};

constexpr std::int64_t kMostItems = 50;

Option read_option(Build& build, const std::string& outer, const Object& fields) {
  Option option;
  option.id = fields["id"].text();
  const std::string path = outer + "options/" + option.id + "/";
  option.label = build.texts.with_values(path + "label", fields["label"]);
  option.hint = build.texts.with_values(path + "hint", fields["hint"]);
  option.icon = fields["icon"].text();
  option.picture = fields["picture"].text();
  option.when = read_expression(build, fields["when"]);
  return option;
}

}  // namespace

void read_options(Build& build, const std::string& path, json::Value list, StepDraft& draft) {
  Names seen;
  for (const json::Value source : list.items()) {
    const Object fields = read_object(build.report, source, kOptionKeys);
    JumpDraft jump = read_jump(build.report, source, fields, {"goto", "flow", "article", "person"});
    const json::Value id = fields["id"];
    if (!id) continue;
    Option option = read_option(build, path, fields);
    if (seen.add(build.report, source.find("id")))
      draft.options.push_back({std::move(option), std::move(jump)});
  }
}

std::vector<Option> read_choices(Build& build, const std::string& path, json::Value list) {
  Names seen;
  std::vector<Option> options;
  for (const json::Value source : list.items()) {
    const Object fields = read_object(build.report, source, kChoiceKeys);
    if (!fields["id"]) continue;
    Option option = read_option(build, path, fields);
    if (seen.add(build.report, source.find("id"))) options.push_back(std::move(option));
  }
  return options;
}

JumpDraft read_from(Build& build, const std::string& outer, json::Value source, bool goes_on,
                    From& from) {
  if (!source) return {};
  const Object fields = read_object(build.report, source, kFromKeys);
  const std::string path = outer + "from/";
  from.list = read_list_path(build, fields["list"]);
  if (const json::Value id = fields["id"]) from.id = id.text();
  from.label = build.texts.with_values(path + "label", fields["label"]);
  from.hint = build.texts.with_values(path + "hint", fields["hint"]);
  from.picture = build.texts.untranslated(fields["picture"]);
  if (const json::Value limit = fields["limit"]) {
    const std::int64_t most = limit.integer().value_or(0);
    if (most < 1 || most > kMostItems) build.report.refuses(limit, "1 to 50");
    from.limit = static_cast<std::uint32_t>(most);
  }
  from.into = fields["into"].text();
  if (!goes_on && fields["goto"])
    build.report.warns(Code::unknown_key, fields["goto"], {"goto", ""});
  if (goes_on && !source.find("goto")) build.report.breaks(Code::missing_key, source, {"goto"});
  return step_jump(fields["goto"]);
}

}  // namespace waypost::content
