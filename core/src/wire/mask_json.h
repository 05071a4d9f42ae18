// Private answers of a session, kept out of its log.
#pragma once

#include <string>

#include "json/reader.h"
#include "session/redact.h"
#include "wire/object_reader.h"

namespace waypost::wire {

/// Masks a whole log: every private answer that the redactor knows, what was typed into private
/// fields, and all that was typed where something private was asked for. What is masked already
/// stays as it is. `fault` says where it is no log.
std::string masked_log(const session::Redactor& redactor, json::Value log, Fault& fault);

}  // namespace waypost::wire
