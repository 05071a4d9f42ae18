// Where in a log something private was asked for.
#pragma once

#include <algorithm>

#include "waypost/session.h"

namespace waypost::session {

/// Told every effect of a log in its order.
class PrivatePlace {
 public:
  /// True while what is typed is nobody else's business, whatever it is.
  bool is_private() const { return is_private_; }

  /// A private step is left when anything else is asked or waited for. A choice among matches and
  /// what happens to a handover meanwhile come back to it.
  void note(const Event& event, const Effect& effect) {
    const bool beside = event.type == EventType::handover_done || event.type == EventType::resume;
    const bool to_person = effect.type == EffectType::handover ||
                           effect.message == "handover_check" || effect.message == "handed_over";
    if (effect.type == EffectType::form) {
      is_private_ = std::any_of(effect.fields.begin(), effect.fields.end(),
                                [](const FormField& field) { return field.is_private; });
    } else if (effect.type == EffectType::offer) {
      is_private_ = is_private_ && effect.offer == OfferKind::matches;
    } else if (effect.type == EffectType::lookup || (to_person && !beside)) {
      is_private_ = false;
    }
  }

 private:
  bool is_private_ = false;
};

}  // namespace waypost::session
