// A handover record for people to read and compare: a line for each thing that is handed over.
#pragma once

#include <string>
#include <string_view>

namespace waypost::cli {

/// The record, or an error in its place, with a line that says what it is. Keys in their order.
std::string record_text(std::string_view record);

}  // namespace waypost::cli
