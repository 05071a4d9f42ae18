/// A visitor's session as a pure function: `step(content, snapshot, event) -> {snapshot, effects}`.
///
/// The host (browser, command line, test) owns the world: it makes events, runs effects, and keeps
/// the log (every event with its effects, append only). The core owns the meaning. ARCHITECTURE.md
/// holds the table of every event and effect; `wire.h` gives each its JSON form.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "waypost/content.h"
#include "waypost/matcher.h"
#include "waypost/value.h"

namespace waypost {

// ---------------------------------------------------------------- events

enum class EventType : std::uint8_t {
  open,
  resume,
  query,
  pick,
  select,
  submit,
  back,
  restart,
  person,
  lookup_done,
  handover_done,
  zones,
  tick,
  content_changed,
};

/// What the world tells the core once, in `open`: copied into the handover record, never
/// interpreted.
struct Context {
  std::string locale, zone, page_url, page_title, referrer, browser, viewport;
  std::string visitor_id, visitor_name, visitor_email, visitor_phone;
};

/// How a handover went, from the host's side (`handover_done`).
enum class HandoverResult : std::uint8_t {
  available,    ///< Checked: an agent is there, deliver as a chat.
  unavailable,  ///< Checked: nobody is there, ask for a message and an address.
  delivered,    ///< The receiver acknowledged the record. `reference` may name it.
  failed,       ///< Not delivered; kept by the host, offered again.
  ended,        ///< The conversation with the person is over.
};

/// By IANA name, how far a zone's clocks are from UTC: from UTC ms on, so many minutes; ascending.
using Zones = std::map<std::string, std::vector<std::pair<std::int64_t, std::int32_t>>>;

/// One event. Fields beyond the first five are used by the types named behind them.
struct Event {
  EventType type = EventType::tick;
  std::int64_t at = 0;     ///< UTC milliseconds by the host's clock.
  std::uint64_t seq = 0;   ///< Counts the session's events from 1.
  std::string id;          ///< UUIDv7.
  std::uint32_t rand = 0;  ///< Random bits for the core to use.

  Context context;                            ///< open
  bool copy = false;                          ///< resume: in another tab, from a copy
  std::string text;                           ///< query; pick: what had been typed, may be ""
  Target target;                              ///< pick
  std::string option;                         ///< select
  std::uint32_t turn = 0;                     ///< select, submit: the turn of the offer or form
  std::map<std::string, std::string> fields;  ///< submit: field name -> text as typed
  std::string effect;                         ///< lookup_done: id of the lookup effect
  std::int32_t status = 0;                    ///< lookup_done: HTTP status; 0 = no answer
  std::string body;                           ///< lookup_done: the raw body, at most 64 KB
  std::string handover;                       ///< handover_done: id of the handover
  HandoverResult result = HandoverResult::failed;  ///< handover_done
  std::string reference;                           ///< handover_done
  Zones zones;  ///< zones, and any other event that brings them (open: the home menu needs them)
  /// Replay of a log only, no part of the JSON: what was wrong with a private answer that stands
  /// there as `•••`, by the field's name; of all others nothing was.
  const std::map<std::string, std::string>* judged = nullptr;
};

// ---------------------------------------------------------------- effects

enum class EffectType : std::uint8_t {
  say,
  offer,
  form,
  show,
  load,
  lookup,
  handover,
  track,
  persist,
  stale,
};

/// Text for the visitor: owner's Markdown and values in between. The view formats and escapes
/// values.
struct Part {
  enum class Kind : std::uint8_t { text, number, date, time };
  bool is_value = false;
  std::string text;        ///< Markdown source, or the value's neutral text
  Kind kind = Kind::text;  ///< of a value: how the view reads `text`
};

/// What stands beside a text: a picture, a video, a product, a link to another page.
struct Media {
  enum class Kind : std::uint8_t { picture, video, card, link };
  Kind kind = Kind::picture;
  std::string src;          ///< address of the picture (also of a card's) or video; "" = none
  std::vector<Part> title;  ///< of a picture: what it shows, for those who cannot see it
  std::vector<Part> price;  ///< card
  std::string link;         ///< card, link: where a click leads
};

/// One line of a timeline.
struct Milestone {
  enum class State : std::uint8_t { done, now, expected };
  std::vector<Part> label;
  std::string when;  ///< neutral text of a date or time; "" = none
  State state = State::expected;
};

/// One thing the visitor can click. `label` is the owner's text; when it is empty the view names
/// the option by its id from the interface language (`person`, `continue`, `helpful`, ...).
struct OfferedOption {
  std::string id;
  std::vector<Part> label;
  std::string hint;
  std::string icon;            ///< name of one of the view's icons; "" = what `target` has
  std::string picture;         ///< address; "" = none
  std::vector<Target> target;  ///< 0 or 1: what the option leads to, for icons and links
};

enum class OfferKind : std::uint8_t {
  home,      ///< menu of the knowledge file, plus `popular`
  menu,      ///< a menu step of a flow
  matches,   ///< "which of these do you mean?"
  articles,  ///< the articles of a category
  helpful,   ///< "did this help?"
  lost,      ///< nothing found: rephrase or a person
  ended,     ///< a flow has ended: start over, something else, a person
  retry,     ///< a handover or lookup failed: try again, other ways to reach the shop
  confirm,   ///< an action shows what it would do and asks first: yes, no
  survey,    ///< how was it? 1 to the last number, and skip
};

/// What is submitted for a field is text: a date as `2026-11-23`, of `choice` and `rating` the
/// option's id, of `choices` and `file` one line for each option or file (its name, a tab, its
/// type, a tab, its bytes). Files stay on the device; their lines say what there is.
enum class FieldType : std::uint8_t {
  text,
  email,
  phone,
  order,
  number,
  date,
  url,
  choice,
  choices,
  rating,
  file,
  message
};

struct FormField {
  std::string name;
  FieldType type = FieldType::text;
  bool required = true;
  bool is_private = false;
  std::vector<Part> label;  ///< empty: named by `name` from the interface language
  std::string value;        ///< prefill, or what was typed and refused
  std::string error;     ///< "" = fine; else an interface message key: required, invalid_email, ...
  std::string retry;     ///< the owner's own words for the error, when given
  std::string min, max;  ///< number, date: the least and the most, neutral text; rating: the most;
                         ///< choices, file: how many at most; "" = any
  std::vector<OfferedOption> options;  ///< choice, choices
};

enum class FormKind : std::uint8_t { input, message };  ///< message = leave a message for a person

/// One effect. Every effect has an id `turn:index`; fields are used by the types named behind them.
struct Effect {
  EffectType type = EffectType::persist;
  std::string id;

  std::string message;      ///< say: key of an interface text; "" when `parts` speak
  std::vector<Part> parts;  ///< say: the owner's text
  std::map<std::string, std::string>
      args;  ///< say: values for `message`; track: data, no free text; lookup: its arguments
  std::vector<Media> media;         ///< say: 0 or 1
  std::vector<Milestone> timeline;  ///< say
  std::string flow, step;           ///< say, offer, form, lookup: where it comes from, if a flow

  std::uint32_t turn = 0;              ///< offer, form: to be sent back with select / submit
  OfferKind offer = OfferKind::menu;   ///< offer
  std::vector<OfferedOption> options;  ///< offer
  std::vector<OfferedOption> popular;  ///< offer home
  bool person_first = false;           ///< offer, form: put "talk to a person" on top

  FormKind form = FormKind::input;  ///< form
  std::vector<FormField> fields;    ///< form

  std::string article;  ///< show: article id (body by `article()`)
  std::string piece;    ///< load: names the file beside the pack

  std::string name;         ///< lookup: its id; track: name of the event
  std::string url, method;  ///< lookup: expanded address; no url: a function of the page
  std::string body;         ///< lookup: JSON to be sent; "" = none
  std::map<std::string, std::string> headers;  ///< lookup
  bool is_action = false;                      ///< lookup: changes something
  std::uint32_t timeout_ms = 0;                ///< lookup

  std::string handover;                      ///< handover: id of the record
  std::string phase;                         ///< handover: "check" (is anybody there?) or "deliver"
  std::string mode;                          ///< handover deliver: "chat" or "message"
  std::string reason, department, priority;  ///< handover
};

// ---------------------------------------------------------------- snapshot

inline constexpr std::uint32_t kSnapshotFormat = 1;
inline constexpr std::size_t kMaxSnapshotBytes = 16u << 10;
inline constexpr std::size_t kMostZoneChanges = 8;

/// Where the visitor stands.
enum class PlaceKind : std::uint8_t {
  none,  ///< before `open`
  home,
  article,
  matches,
  articles,
  lost,
  ended,
  input,       ///< at a flow's input step
  menu,        ///< at a flow's menu step
  lookup,      ///< waiting for lookup_done
  confirm,     ///< at an action: does the visitor want it?
  checking,    ///< handover: waiting for available / unavailable
  message,     ///< handover: filling in the message form
  delivering,  ///< handover: waiting for delivered / failed
  handed,      ///< handover: delivered; a person has it
};

/// A place to come back to. Ids, never indices.
struct Place {
  PlaceKind kind = PlaceKind::none;
  std::string flow, step;  ///< input, menu, lookup, ended; matches: the step to come back to
  std::string article;     ///< article
  std::string category;    ///< articles
  std::vector<std::string> options;  ///< matches: the option ids that were offered
  /// Where the flow was called from, the innermost last: `flow/step`, at most 8.
  std::vector<std::string> calls;
  std::string begun;  ///< the flow that the visitor began, where it is another than `flow`
  bool operator==(const Place&) const = default;
};

struct Handover {
  std::string id;  ///< "" = none
  std::string reason, department, priority, mode, reference;
  std::string sla;                            ///< what the owner promises, in words for the agent
  std::vector<std::string> tags;              ///< at most 20
  std::map<std::string, std::string> fields;  ///< what the owner's flow gives along, by label
  std::string message;  ///< what the visitor adds to what a flow hands over, at most 2 KB
  std::string state;    ///< checking message delivering failed delivered ended
  std::string effect;   ///< id of the handover effect that waits for its handover_done; "" = none
  bool operator==(const Handover&) const = default;
};

/// What was answered to private questions: known while the page lives, and stored nowhere. It is no
/// part of the snapshot's JSON.
struct PrivateAnswers {
  std::vector<std::string> texts;  ///< each as typed, as kept and as seen, also those refused
  Fields vars;                     ///< the variables that hold one, as they are
};

/// The small fold of a session. Plain data, at most kMaxSnapshotBytes as JSON.
struct Snapshot {
  std::uint32_t format = kSnapshotFormat;
  std::string content;      ///< Content::hash() of the content it belongs to
  std::uint32_t turn = 0;   ///< counts the turns; part of every effect id
  std::uint32_t asked = 0;  ///< turn of the open offer or form; 0 = none
  std::uint64_t seq = 0;    ///< seq of the last event folded in
  Place place;
  std::vector<Place> back;  ///< at most 20, oldest first
  Variables vars;  ///< at most 8 KB together; a text at most 2 KB; `•••` for what is private
  std::string waiting;       ///< id of the lookup effect waited for
  std::string question;      ///< the visitor's last open question, at most 2 KB
  std::uint32_t misses = 0;  ///< `none` decisions and "did not help" since the last success
  std::map<std::string, std::string> known;  ///< prefill: email, order, name, phone
  Handover handover;
  Zones zones;         ///< of the zones that the hours name, at most kMostZoneChanges changes each
  std::string intent;  ///< what was last said instead of asked (Answer::intent)
  std::string agents;  ///< available, unavailable, as the last check found; "" = not known
  PrivateAnswers private_answers;  ///< handed back by the host, or gone
};

struct Stepped {
  Snapshot snapshot;
  std::vector<Effect> effects;
};

/// Folds one event into a snapshot. Total: every event in every snapshot has a defined result; an
/// event of an old turn gives the same snapshot and one `stale` effect. A snapshot of another
/// format starts afresh; one of another content is carried over as far as its ids still exist.
/// In the snapshot that comes out `•••` stands for every private answer: that it is kept nowhere
/// but in `private_answers` is what the host has to see to. `resume` forgets them.
Stepped step(const Content& content, const Snapshot& snapshot, const Event& event);

}  // namespace waypost
