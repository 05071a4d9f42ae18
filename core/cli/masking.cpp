#include "masking.h"

#include <algorithm>
#include <utility>

#include "flow/value.h"

namespace waypost::cli {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// An address as it reads: what was private would not be found behind `%20`.
std::string decoded(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const int high = url[i] == '%' && i + 2 < url.size() ? hex_digit(url[i + 1]) : -1;
    const int low = high < 0 ? -1 : hex_digit(url[i + 2]);
    if (low < 0) {
      out += url[i];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

}  // namespace

void Masking::note(const Event& event, const std::vector<Effect>& effects, const Snapshot& after) {
  const bool has_private = std::any_of(form_.fields.begin(), form_.fields.end(),
                                       [](const FormField& field) { return field.is_private; });
  // A text that is typed at a private question may be its answer.
  if (has_private && (event.type == EventType::query || event.type == EventType::pick))
    redactor_.note(event.text);
  if (event.type == EventType::submit && event.turn == form_.turn) {
    for (const FormField& field : form_.fields) {
      const auto typed = event.fields.find(field.name);
      if (!field.is_private || typed == event.fields.end()) continue;
      redactor_.note(typed->second);
      if (const Value* stored = find_value(after.vars, {field.name}))
        redactor_.note(value_text(*stored));
    }
  }
  for (const Effect& effect : effects) {
    if (effect.type == EffectType::form || effect.type == EffectType::offer) form_ = effect;
  }
}

std::vector<Effect> Masking::shown(std::vector<Effect> effects) const {
  const auto mask = [this](std::vector<Part>& parts) {
    for (Part& part : parts)
      part.text = part.is_value ? redactor_.of_visitor(part.text) : redactor_.of_owner(part.text);
  };
  const auto mask_options = [&](std::vector<OfferedOption>& options) {
    for (OfferedOption& option : options) mask(option.label);
  };
  for (Effect& effect : effects) {
    mask(effect.parts);
    mask_options(effect.options);
    for (auto& [name, value] : effect.args) value = redactor_.of_visitor(value);
    for (Milestone& milestone : effect.timeline) mask(milestone.label);
    for (Media& media : effect.media) mask(media.title);
    for (FormField& field : effect.fields) {
      mask(field.label);
      field.value = field.is_private && !field.value.empty() ? std::string(session::kMasked)
                                                             : redactor_.of_visitor(field.value);
    }
    const std::string url = decoded(effect.url), masked = redactor_.of_visitor(url);
    if (masked != url) effect.url = masked;
    effect.body = redactor_.of_visitor(effect.body);
  }
  return effects;
}

}  // namespace waypost::cli
