# Uses whichever Emscripten comes first on the PATH: Debian's, or a newer emsdk.
find_program(WAYPOST_EMCC emcc REQUIRED NO_CMAKE_FIND_ROOT_PATH)
file(REAL_PATH ${WAYPOST_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emscripten_root)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
