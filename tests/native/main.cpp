// The doctest runner. Test cases live in the other files of this folder, one per concept.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
