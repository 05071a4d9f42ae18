// One question from start to end.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/model.h"
#include "match/confidence.h"
#include "match/entities.h"
#include "match/intents.h"
#include "match/matcher.h"
#include "match/question.h"
#include "match/rank.h"
#include "match/why.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

constexpr std::uint32_t kMostMatches = 50;
constexpr float kScoreUnit = 1'000'000;
constexpr float kMostScore = 2000;
constexpr std::int32_t kSurely = 1000;
// A match of the owner that is nearly as near to the text as the intent is what is meant; a third
// as near is enough when there is some confidence in it and the text is not the intent's very
// phrasing: "thank you" is no question about an article that says thank you, too.
constexpr float kOwners = 0.7f;
constexpr float kSureOwners = 0.3f;
constexpr std::int32_t kOwnersSurely = 400;
constexpr std::uint32_t kMostCompared = 32;  // of its phrasings

// While a text is typed, who is first stays there until another is so much ahead; an unfinished
// word has to say more than a whole one. Cosines lie closer together than trained scores.
constexpr float kHold = 0.1f;
constexpr float kHoldInWord = 0.5f;
constexpr float kHoldOfCosines = 0.3f;

// Whether the owner wants a person to come first.
bool name(const Flow& flow, Match& match) {
  match.target = {Target::Kind::flow, flow.id};
  match.title = flow.title;
  return flow.person_first;
}

bool name(const Article& article, Match& match) {
  match.target.id = article.id;
  if (!article.questions.empty()) match.title = article.questions.front();
  return article.person_first;
}

bool puts_person_first(const Model& model, const Matcher::Entrant& entrant) {
  return entrant.kind == Target::Kind::flow ? model.flows[entrant.index].person_first
                                            : model.articles[entrant.index].person_first;
}

Match match_of(const Model& model, const Matcher& matcher, const match::Ranked& ranked,
               const std::vector<match::Token>& question) {
  const Matcher::Entrant& entrant = matcher.entrants[ranked.entrant];
  Match match;
  if (entrant.kind == Target::Kind::flow) {
    name(model.flows[entrant.index], match);
  } else {
    name(model.articles[entrant.index], match);
  }
  match.score =
      static_cast<std::int32_t>(std::clamp(ranked.score, -kMostScore, kMostScore) * kScoreUnit);
  match.confidence = match::confidence_of(matcher.learned, ranked);
  if (ranked.phrasing != kNowhere) {
    match.why = match::explain(matcher.phrasings[ranked.phrasing], question, matcher.lexicon);
  }
  return match;
}

// Puts who has been first there again, unless another is so much ahead or twice as sure. True when
// somebody had to make way.
bool hold(const Matcher& matcher, const Target& first, const match::ReadQuestion& read,
          std::vector<match::Ranked>& best, std::vector<Match>& matches) {
  const auto held = std::find_if(matches.begin(), matches.end(),
                                 [&](const Match& match) { return match.target == first; });
  if (held == matches.end() || held == matches.begin() || read.typed.empty()) return false;
  const match::Token& last = read.typed.back();
  const float lead = last.unfinished && last.word == match::kNoWord ? kHoldInWord : kHold;
  const float unit = matcher.learned.model.is_trained() ? 1 : kHoldOfCosines;
  const auto place = best.begin() + (held - matches.begin());
  const bool is_behind = best.front().score - place->score >= lead * unit;
  if (is_behind || 2 * held->confidence < matches.front().confidence) return false;
  for (auto at = held; at != matches.begin(); --at) std::swap(*at, *(at - 1));
  const match::Ranked ranked = *place;
  std::move_backward(best.begin(), place, place + 1);
  best.front() = ranked;
  return true;
}

// The beginning of a text, cut on a character border.
std::string_view beginning(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end);
}

// An order number or an e-mail says nothing to the ranking, but flows that ask for one can take it
// from there. Their confidence is 0.
void offer_flows_for_data(const Model& model, std::uint32_t limit, Answer& answer) {
  std::vector<Match> flows;
  for (const Flow& flow : model.flows) {
    const bool fits =
        std::any_of(answer.entities.begin(), answer.entities.end(), [&](const Entity& entity) {
          const bool is_email = entity.kind == Entity::Kind::email;
          return asks_for(flow, is_email ? FieldType::email : FieldType::order);
        });
    if (!fits || flow.questions.empty() || flows.size() >= limit) continue;
    name(flow, flows.emplace_back());
  }
  if (flows.empty()) return;
  answer.matches = std::move(flows);
  answer.decision = Decision::choose;
}

// The text, with a comma for each piece of data: "RL-10002, human".
std::string without(std::string_view text, const std::vector<Entity>& entities) {
  std::string out;
  std::size_t end = 0;
  for (const Entity& entity : entities) {
    if (entity.span.begin < end || entity.span.end > text.size()) continue;
    out.append(text, end, entity.span.begin - end) += ',';
    end = entity.span.end;
  }
  return out.append(text, end);
}

// What is said instead of asking, unless an article or flow of the owner is nearer to it or says
// the same itself. `best`: the first match.
void hear(const Content& content, std::string_view text, bool unfinished, const match::Ranked& best,
          Answer& answer) {
  const Intents& intents = content.intents();
  const Model& model = content.model();
  Intents::Heard heard = intents.hear(without(text, answer.entities), unfinished);
  if (heard.intent == nullptr) return;
  heard.alone = heard.alone && answer.entities.empty();
  bool is_owners = false;
  if (answer.decision != Decision::none && best.phrasing != kNowhere) {
    const bool is_sure = answer.matches.front().confidence >= kOwnersSurely;
    const float share = is_sure && !heard.whole ? kSureOwners : kOwners;
    is_owners = best.nearest > share * heard.nearest;
    const match::RowsOfTarget& rows = content.matcher().entrants[best.entrant].rows;
    const std::uint32_t end = answer.decision == Decision::answer || !heard.intent->person_first
                                  ? std::min(rows.end, rows.begin + kMostCompared)
                                  : rows.begin;
    for (std::uint32_t row = rows.begin; row < end && !is_owners; ++row)
      is_owners = intents.hear(content.matcher().phrasings[row].text).intent == heard.intent;
  }
  answer.person |= heard.intent->person_first;
  if (!heard.alone || is_owners) return;
  answer.intent = heard.intent->id;
  answer.matches.clear();
  answer.decision = Decision::none;
  for (const Target& target : heard.intent->next) {
    Match& match = answer.matches.emplace_back();
    answer.person |= target.kind == Target::Kind::flow
                         ? name(model.flows[model.flow_by_id.find(target.id)->second], match)
                         : name(model.articles[model.article_by_id.find(target.id)->second], match);
    match.confidence = kSurely;
    answer.decision = Decision::answer;
  }
}

}  // namespace

Answer ask(const Content& content, const Question& question) {
  const Matcher& matcher = content.matcher();
  Answer answer;
  answer.entities = match::find_entities(beginning(question.text, kMostEntityBytes), matcher.masks);
  const std::string_view ranked_text = beginning(question.text, kMostRankedBytes);
  const bool prefix = question.prefix && ranked_text.size() == question.text.size();
  const match::ReadQuestion read =
      match::read_question(ranked_text, answer.entities, prefix, matcher.lexicon);
  const std::uint32_t limit = std::clamp(question.limit, 1u, kMostMatches);
  const bool has_order =
      std::any_of(answer.entities.begin(), answer.entities.end(), [&](const Entity& entity) {
        // Digits alone count when nothing else was typed.
        return entity.kind == Entity::Kind::order && (!entity.bare || read.typed.empty());
      });
  // Of two at least: whether the first is ahead of the others is no matter of how many are wanted.
  std::vector<match::Ranked> best = match::rank(matcher, {read, has_order}, std::max(limit, 2u));
  for (const match::Ranked& ranked : best) {
    Match match = match_of(content.model(), matcher, ranked, read.best());
    // Who is behind is not surer.
    if (!answer.matches.empty())
      match.confidence = std::min(match.confidence, answer.matches.back().confidence);
    answer.matches.push_back(std::move(match));
  }
  const float unexplained =
      best.empty() ? 0 : matcher.coverage.unexplained(best.front().entrant, read.best());
  answer.decision =
      match::decide(matcher.learned, best, answer.matches, unexplained, content.model().precision);
  const bool is_held = prefix && hold(matcher, question.first, read, best, answer.matches);
  if (is_held && answer.decision == Decision::answer) answer.decision = Decision::choose;
  if (answer.matches.size() > limit) answer.matches.resize(limit);
  if (answer.decision == Decision::none) offer_flows_for_data(content.model(), limit, answer);
  answer.person = answer.decision == Decision::answer && !best.empty() &&
                  puts_person_first(content.model(), matcher.entrants[best.front().entrant]);
  hear(content, ranked_text, question.prefix, best.empty() ? match::Ranked{} : best.front(),
       answer);
  return answer;
}

}  // namespace waypost
