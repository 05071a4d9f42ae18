// "Leave a message".
#include "session/message.h"

#include <utility>

#include "session/handing.h"
#include "session/inputs.h"
#include "session/limits.h"
#include "session/place.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

FormField field_of(std::string name, FieldType type, bool required, std::string value) {
  FormField field;
  field.name = std::move(name);
  field.type = type;
  field.required = required;
  field.value = std::move(value);
  return field;
}

std::string known(const Snapshot& snapshot, const std::string& kind) {
  const auto found = snapshot.known.find(kind);
  return found == snapshot.known.end() ? "" : found->second;
}

std::vector<FormField> message_fields(const Snapshot& snapshot, std::string name,
                                      std::string contact, std::string message) {
  std::vector<FormField> fields;
  fields.push_back(field_of("name", FieldType::text, false, std::move(name)));
  fields.push_back(field_of("contact", FieldType::text, true, std::move(contact)));
  fields.push_back(
      field_of("message", FieldType::message, !is_of_flow(snapshot.handover), std::move(message)));
  return fields;
}

void present_fields(Turn& turn, std::vector<FormField> fields) {
  Effect& effect = turn.emit(EffectType::form);
  effect.form = FormKind::message;
  effect.fields = std::move(fields);
  effect.turn = turn.state().turn;
  turn.state().asked = turn.state().turn;
}

std::string typed(const Event& event, const std::string& name) {
  const auto found = event.fields.find(name);
  return found == event.fields.end() ? "" : found->second;
}

std::string_view name_error(std::string_view name) {
  return clean(name, kMaxNameBytes + kWidestCharacter).size() > kMaxNameBytes ? "too_long" : "";
}

std::string_view contact_error(std::string_view contact) {
  if (clean(contact, 1).empty()) return "required";
  if (!normal_email(contact).empty() || !normal_phone(contact).empty()) return "";
  return "invalid_contact";
}

std::string_view message_error(std::string_view message, bool required) {
  const std::size_t bytes = clean(message, kMaxMessageBytes + kWidestCharacter, true).size();
  if (bytes > kMaxMessageBytes) return "too_long";
  return required && bytes == 0 ? "required" : "";
}

// Where the text of the form is kept until it is sent: with a flow that has asked already it is an
// addition, and the question stays what it was.
std::string& draft_of(Snapshot& snapshot) {
  return is_of_flow(snapshot.handover) ? snapshot.handover.message : snapshot.question;
}

}  // namespace

std::string known_kind(FieldType type) {
  switch (type) {
    case FieldType::email:
      return "email";
    case FieldType::order:
      return "order";
    case FieldType::phone:
      return "phone";
    default:
      return "";
  }
}

void remember(Snapshot& snapshot, const std::string& kind, std::string_view value) {
  std::string text = clean(value, kMaxKnownBytes);
  if (!kind.empty() && !text.empty()) snapshot.known[kind] = std::move(text);
}

void present_message(Turn& turn) {
  Snapshot& state = turn.state();
  std::string contact = known(state, "email");
  if (contact.empty()) contact = known(state, "phone");
  present_fields(turn,
                 message_fields(state, known(state, "name"), std::move(contact), draft_of(state)));
}

void submit_message(Turn& turn) {
  const std::string name = typed(turn.event(), "name");
  const std::string contact = typed(turn.event(), "contact");
  const std::string message = typed(turn.event(), "message");
  Snapshot& state = turn.state();
  std::vector<FormField> fields = message_fields(state, name, contact, message);
  fields[0].error = name_error(name);
  fields[1].error = contact_error(contact);
  fields[2].error = message_error(message, fields[2].required);
  // Refused or not, what was typed is there again when the form is.
  remember(state, "name", name);
  const std::string email = normal_email(contact);
  remember(state, email.empty() ? "phone" : "email", email.empty() ? normal_phone(contact) : email);
  draft_of(state) = clean(message, kMaxQuestionBytes, true);
  for (const FormField& field : fields) {
    if (!field.error.empty()) return present_fields(turn, std::move(fields));
  }
  move_to(turn, place_of(PlaceKind::delivering));
  deliver(turn, "message");
}

}  // namespace waypost::session
