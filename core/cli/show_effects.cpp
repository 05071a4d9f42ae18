#include "show_effects.h"

#include <cstddef>
#include <string_view>

#include "json/reader.h"
#include "phrases.h"
#include "printable.h"
#include "waypost/wire.h"
#include "wire/names.h"

namespace waypost::cli {
namespace {

std::string indented(std::string_view text) {
  std::string out = "  ";
  for (const char c : text) {
    out += c;
    if (c == '\n') out += "  ";
  }
  return out + "\n";
}

// A picture's words stand for it; of a card or link all that is on it.
std::string show_media(const Media& media) {
  constexpr std::string_view kKinds[] = {"picture", "video", "card", "link"};
  std::string out = "  [" + std::string(kKinds[static_cast<std::size_t>(media.kind)]) + ": " +
                    plain_text(media.title);
  if (!media.price.empty()) out += ", " + plain_text(media.price);
  for (const std::string* address : {&media.src, &media.link}) {
    if (!address->empty()) out += ", " + *address;
  }
  return out + "]\n";
}

std::string show_milestone(const Milestone& milestone) {
  constexpr std::string_view kMarks[] = {"[x] ", "[>] ", "[ ] "};
  return "  " + std::string(kMarks[static_cast<std::size_t>(milestone.state)]) +
         plain_text(milestone.label) + (milestone.when.empty() ? "" : " (" + milestone.when + ")") +
         "\n";
}

std::string show_beside(const Effect& effect) {
  std::string out;
  for (const Media& media : effect.media) out += show_media(media);
  for (const Milestone& milestone : effect.timeline) out += show_milestone(milestone);
  return out;
}

std::string show_say(const Effect& effect) {
  if (!effect.parts.empty()) return indented(plain_text(effect.parts)) + show_beside(effect);
  if (effect.message.empty()) return show_beside(effect);
  std::string out(phrase(effect.message));
  for (const auto& [name, value] : effect.args) {
    if (name != "name") out += " " + value;
  }
  return indented(out);
}

std::string label_of(const OfferedOption& option) {
  std::string out =
      option.label.empty() ? std::string(phrase(option.id)) : plain_text(option.label);
  if (!option.hint.empty()) out += " (" + option.hint + ")";
  if (!option.picture.empty()) out += " [picture: " + option.picture + "]";
  return out;
}

std::string show_person_first(const Effect& effect) {
  return effect.person_first ? "  (/person is put first)\n" : "";
}

std::string show_offer(const Effect& effect) {
  std::string out;
  int number = 0;
  for (const OfferedOption& option : effect.options)
    out += "  " + std::to_string(++number) + ") " + label_of(option) + "\n";
  if (!effect.popular.empty()) out += "  Popular:\n";
  for (const OfferedOption& option : effect.popular)
    out += "  " + std::to_string(++number) + ") " + label_of(option) + "\n";
  return out + show_person_first(effect);
}

std::string show_form(const Effect& effect) {
  std::string out;
  for (const FormField& field : effect.fields) {
    if (!field.label.empty()) out += indented(plain_text(field.label));
    if (!field.error.empty())
      out += indented(field.retry.empty() ? phrase(field.error) : std::string_view(field.retry));
    out += "  [" + field.name + ": " + std::string(wire::name_of(field.type));
    if (!field.required) out += ", optional";
    if (field.is_private) out += ", private";
    if (!field.min.empty()) out += ", from " + field.min;
    if (!field.max.empty()) out += ", up to " + field.max;
    if (!field.value.empty()) out += ", now: " + listed(field.value);
    out += "]\n";
    for (const OfferedOption& option : field.options)
      out += "    " + option.id + ": " + label_of(option) + "\n";
  }
  return out + show_person_first(effect);
}

std::string show_article(const Content& content, const Effect& effect) {
  const std::string article = wire::article_json(content, effect.article);
  const json::Document document = json::read(article);
  std::string out = indented(document.root().find("title").text());
  const json::Value piece = document.root().find("piece");
  if (piece)
    return out + "  [its answer stands in piece " + std::string(piece.literal()) +
           " of the pack]\n";
  return out + indented(document.root().find("answer").text());
}

std::string show_handover(const Effect& effect) {
  std::string out = "  [handover " + effect.phase;
  if (!effect.mode.empty()) out += " as " + effect.mode;
  if (!effect.department.empty()) out += " for " + effect.department;
  if (!effect.priority.empty()) out += ", priority " + effect.priority;
  return out + ", reason " + effect.reason + "]\n";
}

}  // namespace

std::string plain_text(const std::vector<Part>& parts) {
  std::string out;
  for (const Part& part : parts) out += part.text;
  return out;
}

std::string show_effects(const Content& content, const std::vector<Effect>& effects) {
  std::string out;
  for (const Effect& effect : effects) {
    switch (effect.type) {
      case EffectType::say:
        out += show_say(effect);
        break;
      case EffectType::offer:
        out += show_offer(effect);
        break;
      case EffectType::form:
        out += show_form(effect);
        break;
      case EffectType::show:
        out += show_article(content, effect);
        break;
      case EffectType::lookup:
        out += "  [lookup " +
               (effect.url.empty() ? effect.name : effect.method + " " + effect.url) +
               (effect.body.empty() ? "" : " " + effect.body) + "]\n";
        break;
      case EffectType::handover:
        out += show_handover(effect);
        break;
      case EffectType::stale:
        out += "  [nothing happens]\n";
        break;
      case EffectType::load:
      case EffectType::track:
      case EffectType::persist:
        break;
    }
  }
  return out;
}

}  // namespace waypost::cli
