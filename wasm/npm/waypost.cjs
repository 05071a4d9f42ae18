// The command `waypost` as npm installs it: the program that is the same as the native one, and beside it
// what needs a library of the JavaScript ecosystem. Only that is decided here.

'use strict';

const words = process.argv.slice(2);
const format = words.findIndex((word) => word === '--format' || word.startsWith('--format='));
const asSvg = words[0] === 'graph' && (words[format] === '--format=svg' || (words[format] === '--format' && words[format + 1] === 'svg'));

if (asSvg) {
  require('./graph.cjs').graph(words);
} else {
  require('./program.cjs');
}
