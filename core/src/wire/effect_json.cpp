// Effects as JSON text, both ways. Keys stand in the order of the table in ARCHITECTURE.md.
#include "wire/effect_json.h"

#include <utility>

#include "wire/shared_json.h"

namespace waypost::wire {
namespace {

void write_options(json::Writer& out, std::string_view key,
                   const std::vector<OfferedOption>& options) {
  out.key(key).begin_array();
  for (const OfferedOption& option : options) {
    out.begin_object().member("id", option.id);
    write_parts(out, "label", option.label);
    out.member_if("hint", option.hint)
        .member_if("icon", option.icon)
        .member_if("picture", option.picture);
    if (!option.target.empty()) write_target(out.key("target"), option.target.front());
    out.end_object();
  }
  out.end_array();
}

std::vector<OfferedOption> read_options(ObjectReader& reader, std::string_view key) {
  std::vector<OfferedOption> options;
  reader.objects(key, [&](ObjectReader& item) {
    OfferedOption option;
    item.text("id", option.id);
    option.label = read_parts(item, "label");
    item.text("hint", option.hint);
    item.text("icon", option.icon);
    item.text("picture", option.picture);
    if (item.has("target")) option.target = {read_target(item, "target")};
    options.push_back(std::move(option));
  });
  return options;
}

void write_field(json::Writer& out, const FormField& field) {
  out.begin_object().member("name", field.name).member("type", name_of(field.type));
  out.flag_if("required", field.required).flag_if("private", field.is_private);
  write_parts(out, "label", field.label);
  out.member_if("value", field.value)
      .member_if("error", field.error)
      .member_if("retry", field.retry)
      .member_if("min", field.min)
      .member_if("max", field.max);
  if (!field.options.empty()) write_options(out, "options", field.options);
  out.end_object();
}

FormField read_field(ObjectReader& reader) {
  FormField field;
  field.required = false;
  reader.text("name", field.name);
  reader.name("type", field.type);
  reader.flag("required", field.required);
  reader.flag("private", field.is_private);
  field.label = read_parts(reader, "label");
  reader.text("value", field.value);
  reader.text("error", field.error);
  reader.text("retry", field.retry);
  reader.text("min", field.min);
  reader.text("max", field.max);
  field.options = read_options(reader, "options");
  return field;
}

void write_media(json::Writer& out, const std::vector<Media>& media) {
  if (media.empty()) return;
  const Media& one = media.front();
  out.key("media").begin_object().member("kind", name_of(one.kind)).member_if("src", one.src);
  write_parts(out, "title", one.title);
  write_parts(out, "price", one.price);
  out.member_if("link", one.link).end_object();
}

void write_timeline(json::Writer& out, const std::vector<Milestone>& timeline) {
  if (timeline.empty()) return;
  out.key("timeline").begin_array();
  for (const Milestone& one : timeline) {
    out.begin_object();
    write_parts(out, "label", one.label);
    out.member_if("when", one.when).member("state", name_of(one.state)).end_object();
  }
  out.end_array();
}

std::vector<Media> read_media(ObjectReader& reader) {
  std::vector<Media> media;
  reader.object("media", [&](ObjectReader& item) {
    Media& one = media.emplace_back();
    item.name("kind", one.kind, true);
    item.text("src", one.src);
    one.title = read_parts(item, "title");
    one.price = read_parts(item, "price");
    item.text("link", one.link);
  });
  return media;
}

std::vector<Milestone> read_timeline(ObjectReader& reader) {
  std::vector<Milestone> timeline;
  reader.objects("timeline", [&](ObjectReader& item) {
    Milestone& one = timeline.emplace_back();
    one.label = read_parts(item, "label");
    item.text("when", one.when);
    item.name("state", one.state, true);
  });
  return timeline;
}

void write_offer(json::Writer& out, const Effect& effect) {
  out.number_if("turn", effect.turn).member("kind", name_of(effect.offer));
  write_options(out, "options", effect.options);
  if (!effect.popular.empty()) write_options(out, "popular", effect.popular);
  out.flag_if("person_first", effect.person_first);
}

void write_form(json::Writer& out, const Effect& effect) {
  out.number_if("turn", effect.turn).member("kind", name_of(effect.form));
  out.key("fields").begin_array();
  for (const FormField& field : effect.fields) write_field(out, field);
  out.end_array().flag_if("person_first", effect.person_first);
}

}  // namespace

void write_effect(json::Writer& out, const Effect& effect) {
  out.begin_object().member("type", name_of(effect.type)).member("id", effect.id);
  out.member_if("message", effect.message);
  write_parts(out, "parts", effect.parts);
  write_media(out, effect.media);
  write_timeline(out, effect.timeline);
  if (effect.type == EffectType::offer) write_offer(out, effect);
  if (effect.type == EffectType::form) write_form(out, effect);
  out.member_if("article", effect.article)
      .member_if("piece", effect.piece)
      .member_if("name", effect.name);
  write_text_map(out, "args", effect.args);
  out.member_if("url", effect.url)
      .member_if("method", effect.method)
      .member_if("body", effect.body);
  write_text_map(out, "headers", effect.headers);
  out.flag_if("action", effect.is_action).number_if("timeout_ms", effect.timeout_ms);
  out.member_if("handover", effect.handover)
      .member_if("phase", effect.phase)
      .member_if("mode", effect.mode);
  out.member_if("reason", effect.reason).member_if("department", effect.department);
  out.member_if("priority", effect.priority);
  out.member_if("flow", effect.flow).member_if("step", effect.step);
  out.end_object();
}

Effect read_effect(ObjectReader& reader) {
  Effect effect;
  reader.name("type", effect.type, true);
  reader.text("id", effect.id);
  reader.text("message", effect.message);
  effect.parts = read_parts(reader, "parts");
  effect.media = read_media(reader);
  effect.timeline = read_timeline(reader);
  reader.u32("turn", effect.turn);
  if (effect.type == EffectType::offer) reader.name("kind", effect.offer, true);
  if (effect.type == EffectType::form) reader.name("kind", effect.form, true);
  effect.options = read_options(reader, "options");
  effect.popular = read_options(reader, "popular");
  reader.flag("person_first", effect.person_first);
  reader.objects("fields",
                 [&](ObjectReader& field) { effect.fields.push_back(read_field(field)); });
  reader.text("article", effect.article);
  reader.text("piece", effect.piece);
  reader.text("name", effect.name);
  reader.text_map("args", effect.args);
  reader.text("url", effect.url);
  reader.text("method", effect.method);
  reader.text("body", effect.body);
  reader.text_map("headers", effect.headers);
  reader.flag("action", effect.is_action);
  reader.u32("timeout_ms", effect.timeout_ms);
  reader.text("handover", effect.handover);
  reader.text("phase", effect.phase);
  reader.text("mode", effect.mode);
  reader.text("reason", effect.reason);
  reader.text("department", effect.department);
  reader.text("priority", effect.priority);
  reader.text("flow", effect.flow);
  reader.text("step", effect.step);
  return effect;
}

void write_effects(json::Writer& out, const std::vector<Effect>& effects) {
  out.begin_array();
  for (const Effect& effect : effects) write_effect(out, effect);
  out.end_array();
}

}  // namespace waypost::wire
