// Folding: the one form in which texts are compared. Case, accents, letter variants and the two
// Serbian scripts fall together; invisible characters go. What folds to what is decided in
// core/tools/gen_fold_table.mjs.
#pragma once

#include <string>
#include <string_view>

namespace waypost::text {

/// Appends what `code` folds to: nothing, one or several characters.
void fold_into(std::u32string& out, char32_t code);

/// The whole text folded. Folding twice changes nothing; bytes that are not UTF-8 become U+FFFD.
std::string fold(std::string_view bytes);

/// Letters, digits and marks: what words are made of.
bool is_word_char(char32_t code);

/// Characters that folding drops without leaving a gap: zero width, bidi marks, vowel points,
/// accents.
bool is_dropped(char32_t code);

/// Characters of scripts that are written without spaces (Han, Kana, Thai, ...).
bool is_spaceless(char32_t code);

}  // namespace waypost::text
