// The program's contact with the world: files, standard input, standard output.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace waypost::cli {

/// A file's bytes, or why it could not be read (`error` is not empty then).
struct FileText {
  std::string text;
  std::string error;
};

/// Reads a whole file; `-` is standard input. Refuses directories and more than 256 MB.
FileText read_file(const std::string& path);

/// Writes a whole file; `-` is standard output. "" or why it could not be written.
std::string write_file(const std::string& path, std::string_view text);

/// The same, but at once: who reads it finds the old text or the new one, and when the disk is full
/// the old one stays. `PATH.new` is written first.
std::string replace_file(const std::string& path, std::string_view text);

/// The path of `name` as seen from the folder of `path`: ("shop/support.json", "support.sr.json")
/// gives "shop/support.sr.json".
std::string beside(const std::string& path, std::string_view name);

/// One name for one file: without links, `.` and `..`. Of a missing file: its folder's name and its
/// own.
std::string real_path(const std::string& path);

/// Last part of a path.
std::string file_name(const std::string& path);

/// Writes to standard output or error. A reader that has gone away (`| head`) is no error; a full
/// disk ends the program with a message.
void write_out(std::string_view text);
void write_err(std::string_view text);

/// True when the stream is a terminal and NO_COLOR is not set.
bool wants_color(std::FILE* stream);

}  // namespace waypost::cli
