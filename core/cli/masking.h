// Private answers of a session, kept out of what is shown of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/redact.h"
#include "waypost/session.h"

namespace waypost::cli {

/// Told every event of a session in its order, it knows what was private; what is shown after that
/// has `•••` in place of it, by the rules of the handover record.
class Masking {
 public:
  Masking(const Model& model, const Snapshot& last) : redactor_(model, last.known) {}

  /// `after`: the snapshot that the event gave.
  void note(const Event& event, const std::vector<Effect>& effects, const Snapshot& after);

  std::string typed(std::string_view text) const { return redactor_.of_visitor(text); }
  std::vector<Effect> shown(std::vector<Effect> effects) const;

 private:
  session::Redactor redactor_;
  Effect form_;  // the last one
};

}  // namespace waypost::cli
