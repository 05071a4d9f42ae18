// What visitors type into forms: checked and normalised. The one place that decides what is valid.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost::session {

/// A checked text: a value, or the message key of what is wrong: required, too_long, invalid_email,
/// invalid_phone, invalid_number, invalid_order. An empty optional answer gives Missing and no
/// error.
struct Checked {
  Value value;
  std::string_view error;
};

/// Checks what was typed for an input step. `locale` is the content's: numbers are written in it.
Checked check_input(const Step& step, std::string_view typed, std::string_view locale);

/// `Ana@Example.com ` gives `Ana@example.com`; "" when it is no address: one @, no spaces, a domain
/// with a dot, at most 254 bytes. Letters of every script are allowed.
std::string normal_email(std::string_view typed);

/// `+381 (64) 123-45-67` gives `+381641234567`; "" when it is no number of 6 to 15 digits.
std::string normal_phone(std::string_view typed);

}  // namespace waypost::session
