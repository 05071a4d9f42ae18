// Stable names of codes and severities.
#include "waypost/status.h"

namespace waypost {

std::string_view to_string(Code code) {
  switch (code) {
    case Code::utf8:
      return "utf8";
    case Code::too_large:
      return "too_large";
    case Code::syntax:
      return "syntax";
    case Code::too_deep:
      return "too_deep";
    case Code::wrong_type:
      return "wrong_type";
    case Code::missing_key:
      return "missing_key";
    case Code::unknown_key:
      return "unknown_key";
    case Code::duplicate_key:
      return "duplicate_key";
    case Code::duplicate_id:
      return "duplicate_id";
    case Code::duplicate_phrasing:
      return "duplicate_phrasing";
    case Code::bad_id:
      return "bad_id";
    case Code::bad_version:
      return "bad_version";
    case Code::bad_locale:
      return "bad_locale";
    case Code::bad_value:
      return "bad_value";
    case Code::empty_text:
      return "empty_text";
    case Code::text_too_long:
      return "text_too_long";
    case Code::unknown_category:
      return "unknown_category";
    case Code::unknown_article:
      return "unknown_article";
    case Code::unknown_flow:
      return "unknown_flow";
    case Code::unknown_step:
      return "unknown_step";
    case Code::unknown_lookup:
      return "unknown_lookup";
    case Code::unknown_variable:
      return "unknown_variable";
    case Code::bad_expression:
      return "bad_expression";
    case Code::bad_pattern:
      return "bad_pattern";
    case Code::bad_url:
      return "bad_url";
    case Code::bad_time:
      return "bad_time";
    case Code::unreachable_step:
      return "unreachable_step";
    case Code::endless_loop:
      return "endless_loop";
    case Code::untranslated:
      return "untranslated";
    case Code::unknown_text:
      return "unknown_text";
    case Code::base_mismatch:
      return "base_mismatch";
  }
  return "";
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

}  // namespace waypost
