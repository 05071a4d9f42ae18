// Private answers of a session, kept out of what is shown and written of it.
#pragma once

#include <vector>

#include "session/record.h"
#include "session/redact.h"

namespace waypost::cli {

/// Masks a whole log, from its beginning: `•••` for what the redactor knows to be private.
void mask_log(const session::Redactor& redactor, std::vector<session::LogEntry>& log);

}  // namespace waypost::cli
