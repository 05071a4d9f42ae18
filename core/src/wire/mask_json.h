// Private answers of a session, kept out of its log.
#pragma once

#include <vector>

#include "session/record.h"
#include "session/redact.h"

namespace waypost::wire {

/// Masks a whole log: every private answer that the redactor knows, what was typed into private
/// fields, and all that was typed where something private was asked for. What is masked already
/// stays as it is.
void mask_log(const session::Redactor& redactor, std::vector<session::LogEntry>& log);

}  // namespace waypost::wire
