// Values in addresses.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "waypost/value.h"

namespace waypost {

/// Appends a text as one component of an address, percent-encoded; `.` and `..` too, so that it
/// cannot move the path.
void append_component(std::string& out, std::string_view text);

/// True when an address that is written as one of this site, `/{country}/orders`, has come to name
/// a server: its first value is empty.
bool leaves_site(std::string_view address, std::string_view written);

/// An address with values in it. One that it begins with is an address itself, as a shop's API
/// gives them, and stays as it is when it begins with `https://`, `http://` or a single `/` (else
/// nothing is left of it); every other one is a component. Nothing is left either where a value
/// would change which server is named.
std::string expand_address(const Template& address, const Variables& variables);

}  // namespace waypost
