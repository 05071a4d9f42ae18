// A lookup on the owner's API: its address from arguments, its raw answer into typed fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "content/model.h"
#include "waypost/value.h"

namespace waypost::session {

inline constexpr std::size_t kMaxLookupBody = 64u << 10;

/// `/api/orders/{number}` with every `{name}` replaced by the argument of the step, percent-encoded
/// as one component (RFC 3986 unreserved characters stay; "." and ".." cannot move the path). An
/// argument that is missing gives nothing.
std::string lookup_url(const Lookup& lookup, const Step& step, const Variables& variables);

/// What is sent along: the arguments that the address does not name, as a JSON object of texts; ""
/// for GET and for functions of the page.
std::string lookup_body(const Lookup& lookup, const Step& step, const Variables& variables);

/// `unknown`: an action of which nobody knows whether it was done.
enum class LookupWay : std::uint8_t { found, not_found, failed, unknown };

struct LookupAnswer {
  LookupWay way = LookupWay::failed;
  Fields fields;      // when found
  std::string wrong;  // when failed by one field: its name; it was missing or of another type
};

/// `•••` is taken for a value of every type: it stands in logs for private answers.
/// 404 is not_found. 200..299 with a JSON body that has every required field in its type is found.
/// An empty body is fine when nothing is required. Everything else failed: no answer, other
/// statuses, HTML, broken or too large a body, a wrong type; of an action all that is unknown but
/// for 400..499.
LookupAnswer read_lookup(const Lookup& lookup, std::int32_t status, std::string_view body);

}  // namespace waypost::session
