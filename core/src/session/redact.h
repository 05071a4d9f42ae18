// What must not stand in a record that is sent away, nor in what is stored: private answers and
// card numbers, and what stays though it looks like one.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "content/model.h"
#include "session/cards.h"
#include "session/secrets.h"
#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost::session {

class Redactor {
 public:
  /// `known` as in the snapshot: the name, e-mail and phone that the visitor gave to be reached by
  /// stand in the record anyway and are not masked where they are repeated.
  Redactor(const Model& model, const std::map<std::string, std::string>& known);

  /// Of the private answers that the snapshot has, and of nothing else.
  explicit Redactor(const Snapshot& snapshot);

  /// A private answer: masked from now on.
  void note(std::string_view secret) { secrets_.add(secret); }

  /// What a visitor typed, or a shop's system answered: every private answer and card is masked.
  std::string of_visitor(std::string_view text) const;
  /// The same for what is written for machines, an address: there letters may stand beside one.
  std::string of_machine(std::string_view text) const;
  /// The same for a value: also a number that is a private answer.
  void redact(Value& value) const;
  /// True when the whole text, or a number so written, is a private answer.
  bool is_private(std::string_view text) const { return secrets_.contain(text); }
  /// What the owner wrote. A private answer of one or three letters is a word like any other there.
  std::string of_owner(std::string_view text) const;

 private:
  void allow(const std::map<std::string, std::string>& known);

  bool masks_cards_ = true;
  Secrets secrets_;
  NoCards no_cards_;
};

}  // namespace waypost::session
