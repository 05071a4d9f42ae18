// What stands beside texts: pictures, videos, products, links, timelines.
#include <string>
#include <utility>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kSrc = {"src", Kind::url, Need::required};
constexpr Key kPictureKeys[] = {kSrc, {"alt", Kind::title, Need::required}};
constexpr Key kVideoKeys[] = {kSrc, {"title", Kind::title, Need::required}};
constexpr Key kCardKeys[] = {{"title", Kind::title, Need::required},
                             {"picture", Kind::url, Need::vital},
                             {"price", Kind::title, Need::vital},
                             {"link", Kind::url, Need::vital}};
constexpr Key kLabel = {"label", Kind::title, Need::required};
constexpr Key kAt = {"at", Kind::title, Need::vital};
constexpr Key kDone = {"done", Kind::text, Need::required};
constexpr Key kItemKeys[] = {
    {"id", Kind::id, Need::required}, kLabel, kAt, kDone, {"when", Kind::text, Need::vital}};
constexpr Key kFromKeys[] = {{"list", Kind::title, Need::required}, kLabel, kAt, kDone};

MilestoneDraft read_milestone(Build& build, const std::string& path, const Object& fields) {
  MilestoneDraft milestone;
  milestone.label = build.texts.with_values(path + "label", fields["label"]);
  milestone.at = build.texts.untranslated(fields["at"]);
  milestone.done = read_expression(build, fields["done"]);
  return milestone;
}

}  // namespace

void read_media(Build& build, const std::string& step, const Object& fields, StepDraft& draft) {
  constexpr std::pair<std::string_view, std::span<const Key>> kKinds[] = {
      {"picture", kPictureKeys}, {"video", kVideoKeys}, {"card", kCardKeys}};
  for (std::size_t i = 0; i < std::size(kKinds); ++i) {
    const json::Value source = fields[kKinds[i].first];
    if (!source) continue;
    const Object own = read_object(build.report, source, kKinds[i].second);
    const std::string path = step + std::string(kKinds[i].first) + "/";
    MediaDraft& media = draft.step.media.emplace_back();
    media.kind = static_cast<Media::Kind>(i);
    const bool is_card = media.kind == Media::Kind::card;
    const std::string title = media.kind == Media::Kind::picture ? "alt" : "title";
    media.src = build.texts.untranslated(own[is_card ? "picture" : "src"]);
    media.title = build.texts.with_values(path + title, own[title]);
    if (!is_card) continue;
    media.price = build.texts.with_values(path + "price", own["price"]);
    media.link = build.texts.untranslated(own["link"]);
  }
  if (draft.step.media.size() > 1)
    build.report.breaks(Code::bad_value, draft.source,
                        {"several", "only one of picture, video, card"});
  if (draft.step.media.empty() && !draft.source.find("text"))
    build.report.breaks(Code::missing_key, draft.source, {"text"});
}

void read_link(Build& build, const Object& fields, StepDraft& draft) {
  MediaDraft& media = draft.step.media.emplace_back();
  media.kind = Media::Kind::link;
  media.title = std::exchange(draft.step.text, {});
  media.link = build.texts.untranslated(fields["url"]);
}

void read_timeline(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  const json::Value from = fields["from"];
  const json::Value items = fields["items"];
  if (!from == !items) {
    if (from)
      build.report.breaks(Code::bad_value, draft.source, {"both", "only one of items, from"});
    else
      build.report.breaks(Code::missing_key, draft.source, {"items, from"});
    return;
  }
  if (from) {
    const Object own = read_object(build.report, from, kFromKeys);
    draft.step.from.list = read_list_path(build, own["list"]);
    draft.step.milestones.push_back(read_milestone(build, path + "from/", own));
    return;
  }
  Names seen;
  for (const json::Value source : items.items()) {
    const Object own = read_object(build.report, source, kItemKeys);
    if (!own["id"] || !seen.add(build.report, source.find("id"))) continue;
    const std::string outer = path + "items/" + std::string(own["id"].text()) + "/";
    draft.step.milestones.push_back(read_milestone(build, outer, own));
    draft.step.milestones.back().when = read_expression(build, own["when"]);
  }
}

}  // namespace waypost::content
