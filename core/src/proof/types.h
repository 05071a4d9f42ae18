// What an expression gives and whether it can be right at all, before anything runs.
#pragma once

#include <functional>
#include <variant>

#include "flow/expression.h"

namespace waypost::expr {

/// The type of what stands at a path; `any` where that is not known.
using TypeOf = std::function<Type(const Path&)>;

/// What is both: a text and a date are texts; `any` when nothing is.
Type common_type(Type a, Type b);

/// The type of the result, or the first place where an operator or function is given what it never
/// works on: `not_a_condition`, `never_equal`, `not_comparable`, `not_a_list`, `not_a_number`,
/// `wrong_argument`, `division_by_zero` (by the constant), `not_a_date` (a text beside a day). A
/// date is a text, too; `any` is given the benefit of the doubt.
std::variant<Type, ParseFault> check_types(const Expression& expression, const TypeOf& type_of);

/// The same, where only `true` counts: anything that is no condition is `not_a_condition`.
std::variant<Type, ParseFault> check_condition(const Expression& expression, const TypeOf& type_of);

}  // namespace waypost::expr
