#include "masking.h"

#include <string>

#include "json/reader.h"
#include "json/writer.h"
#include "wire/log_json.h"
#include "wire/mask_json.h"

namespace waypost::cli {

void mask_log(const session::Redactor& redactor, std::vector<session::LogEntry>& log) {
  json::Writer out;
  wire::write_log(out, log);
  wire::Fault fault;  // there is none in what was just written
  const std::string masked =
      wire::masked_log(redactor, json::read(out.text_so_far()).root(), fault);
  log = wire::read_log(json::read(masked).root(), fault);
}

}  // namespace waypost::cli
