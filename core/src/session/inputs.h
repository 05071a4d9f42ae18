// What visitors type into forms: checked and normalised. The one place that decides what is valid.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost::session {

/// A checked text: a value, or the message key of what is wrong: required, too_long, invalid_email,
/// invalid_phone, invalid_number, invalid_order, invalid_date, invalid_url, invalid_choice,
/// invalid_file, too_small, too_large. An empty optional answer gives Missing and no error.
struct Checked {
  Value value;
  std::string_view error;
};

/// What the check depends on beside the input itself.
struct InputScope {
  std::string_view locale;             ///< the content's: numbers are written in it
  std::string today;                   ///< `2026-11-23`: what `today` in `min` and `max` means
  std::vector<OfferedOption> options;  ///< what can be chosen
};

/// Checks what was typed or chosen.
Checked check_input(const Input& input, std::string_view typed, const InputScope& scope);

/// One answer, or one thing of a list, as the visitor saw it: what was chosen by its label.
std::string seen_text(const Value& one, const std::vector<OfferedOption>& options);

/// What a value of this input is typed as: it gives the value back.
std::string typed_text(const Input& input, const Value& value, std::string_view locale);

/// `Ana@Example.com ` gives `Ana@example.com`; "" when it is no address: one @, no spaces, a domain
/// with a dot, at most 254 bytes. Letters of every script are allowed.
std::string normal_email(std::string_view typed);

/// `+381 (64) 123-45-67` gives `+381641234567`; "" when it is no number of 6 to 15 digits.
std::string normal_phone(std::string_view typed);

}  // namespace waypost::session
