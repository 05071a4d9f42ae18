// Put before Emscripten's script for Node: it believes that every stream is a terminal, and shows a program
// an environment of its own. A program in a pipe would then write colours.
Module['preRun'] = function () {
  Object.assign(ENV, process.env);
};
Module['onRuntimeInitialized'] = function () {
  for (const stream of FS.streams.slice(0, 3)) stream.tty = require('tty').isatty(stream.nfd);
};
