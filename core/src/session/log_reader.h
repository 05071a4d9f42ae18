// Reads a session's log once, front to back, and collects what the handover record tells.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "session/find.h"
#include "session/private_place.h"
#include "session/record.h"
#include "session/redact.h"

namespace waypost::session {

class LogReader {
 public:
  /// Private answers, as typed and as stored, are noted in the redactor.
  LogReader(const Model& model, Record& record, Redactor& redactor)
      : model_(model), record_(record), redactor_(redactor) {}
  void read(const LogEntry& entry);

 private:
  void read_event(const LogEntry& entry);
  void read_query(const LogEntry& entry);
  void read_select(const LogEntry& entry);
  void read_survey(const Event& event);
  void read_pick(const Event& event);
  void read_submit(const LogEntry& entry);
  void read_lookup_done(const Event& event);
  void read_effect(const Event& event, const Effect& effect);
  void read_form(const Event& event, const Effect& effect);
  void read_show(const Event& event, const Effect& effect);
  void read_lookup_effect(const Event& event, const Effect& effect);
  void read_offer(const Event& event, const Effect& effect);
  void read_track(const Event& event, const Effect& effect);
  void read_say(const Event& event, const Effect& effect);
  void note_secret(const StepRef& at, const FormField& field, const std::string& typed_text);
  void add_answer(RecordedAnswer answer);
  void drop_answer(const std::string& name);
  Utterance& utter(const Event& event, std::string_view who, std::string text);
  std::string text_of(const std::vector<Part>& parts) const;
  std::string label_of(const FormField& field) const;
  std::string title_of(const std::string& article) const;

  const Model& model_;
  Record& record_;
  Redactor& redactor_;
  Effect offer_, form_;  // the last ones given
  PrivatePlace place_;
  bool is_own_handover_ = false;  // the last handover is the one that the record is of
};

}  // namespace waypost::session
