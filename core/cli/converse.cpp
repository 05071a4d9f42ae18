// The terminal conversation of `waypost play`: a person types what a visitor would click and type,
// and what the world would answer.
#include <cstdio>
#include <optional>
#include <string>

#include "files.h"
#include "player.h"
#include "show_effects.h"
#include "wire/names.h"

namespace waypost::cli {
namespace {

// A line as typed; nothing at /quit and at the end of input.
std::optional<std::string> read_line(std::string_view prompt) {
  write_out(prompt);
  std::fflush(stdout);
  std::string line;
  int c = std::fgetc(stdin);
  if (c == EOF) return std::nullopt;
  for (; c != EOF && c != '\n'; c = std::fgetc(stdin)) line += static_cast<char>(c);
  if (line == "/quit") return std::nullopt;
  return line;
}

// What the last event left open: at most one of these waits for the person at the terminal.
struct Waiting {
  const Effect* offer = nullptr;
  const Effect* form = nullptr;
  const Effect* lookup = nullptr;
  const Effect* handover = nullptr;
};

Waiting waiting_in(const std::vector<Effect>& effects) {
  Waiting waiting;
  for (const Effect& effect : effects) {
    if (effect.type == EffectType::offer) waiting.offer = &effect;
    if (effect.type == EffectType::form) waiting.form = &effect;
    if (effect.type == EffectType::lookup) waiting.lookup = &effect;
    if (effect.type == EffectType::handover) waiting.handover = &effect;
  }
  return waiting;
}

Event event_of(EventType type) {
  Event event;
  event.type = type;
  return event;
}

// `/back` and the like.
std::optional<Event> command(const std::string& line) {
  if (line == "/back") return event_of(EventType::back);
  if (line == "/restart") return event_of(EventType::restart);
  if (line == "/person") return event_of(EventType::person);
  return std::nullopt;
}

bool may_answer(bool check, HandoverResult result) {
  if (check) return result == HandoverResult::available || result == HandoverResult::unavailable;
  return result == HandoverResult::delivered || result == HandoverResult::failed;
}

// `200 {"status":"late"}`; an empty line is a shop that does not answer.
std::optional<Event> answer_lookup(const Open& open) {
  const auto line = read_line("status and body (empty: no answer)> ");
  if (!line) return std::nullopt;
  if (auto event = command(*line)) return event;
  Event event = event_of(EventType::lookup_done);
  event.effect = open.lookup;
  std::size_t at = 0;
  constexpr std::size_t kStatusDigits = 3;
  while (at < line->size() && at < kStatusDigits && (*line)[at] >= '0' && (*line)[at] <= '9') {
    event.status = event.status * 10 + ((*line)[at++] - '0');
  }
  if (at < line->size()) event.body = line->substr(at + 1);
  return event;
}

std::optional<Event> answer_handover(const Effect& effect, const Open& open) {
  const bool check = effect.phase == "check";
  for (;;) {
    const auto line = read_line(check ? "available or unavailable> " : "delivered or failed> ");
    if (!line) return std::nullopt;
    if (auto event = command(*line)) return event;
    const auto result = wire::from_name<HandoverResult>(*line);
    if (!result || !may_answer(check, *result)) continue;
    Event event = event_of(EventType::handover_done);
    event.handover = open.handover;
    event.result = *result;
    return event;
  }
}

// The option with this number, or nothing.
std::optional<Event> choice(const Effect& offer, const std::string& line) {
  constexpr std::size_t kMostDigits = 3;
  if (line.empty() || line.size() > kMostDigits) return std::nullopt;
  std::size_t number = 0;
  for (const char c : line) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  const std::size_t all = offer.options.size() + offer.popular.size();
  if (number < 1 || number > all) return std::nullopt;
  const std::size_t index = number - 1;
  Event event = event_of(EventType::select);
  event.option = index < offer.options.size() ? offer.options[index].id
                                              : offer.popular[index - offer.options.size()].id;
  event.turn = offer.turn;
  return event;
}

// One field takes the line itself; several are asked for one by one. A line that begins with `?`
// asks.
std::optional<Event> fill_form(const Effect& form, const std::string& first_line) {
  Event event = event_of(EventType::submit);
  event.turn = form.turn;
  for (std::size_t i = 0; i < form.fields.size(); ++i) {
    std::string typed = first_line;
    if (i > 0) {
      const auto line = read_line(form.fields[i].name + "> ");
      if (!line) return std::nullopt;
      if (auto other = command(*line)) return other;
      typed = *line;
    }
    event.fields[form.fields[i].name] = typed.empty() ? form.fields[i].value : typed;
  }
  return event;
}

std::optional<Event> next_event(const Player& player, const Waiting& waiting) {
  if (waiting.lookup != nullptr) return answer_lookup(player.open());
  if (waiting.handover != nullptr) return answer_handover(*waiting.handover, player.open());
  const std::string prompt = waiting.form != nullptr ? waiting.form->fields[0].name + "> " : "> ";
  const auto line = read_line(prompt);
  if (!line) return std::nullopt;
  if (auto event = command(*line)) return event;
  if (waiting.offer != nullptr) {
    if (auto event = choice(*waiting.offer, *line)) return event;
  }
  if (waiting.form != nullptr && !line->starts_with("?")) return fill_form(*waiting.form, *line);
  Event event = event_of(EventType::query);
  event.text = line->starts_with("?") ? line->substr(1) : *line;
  return event;
}

}  // namespace

int converse(Player& player) {
  for (;;) {
    const std::vector<Effect> effects = player.effects();
    const auto event = next_event(player, waiting_in(effects));
    if (!event) return 0;
    const std::string error = player.play(*event);
    if (!error.empty()) {
      write_err("waypost play: " + error + "\n");
      return 1;
    }
  }
}

}  // namespace waypost::cli
