// Whatever accent a page chooses, text on it and text in it can be read.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { contrast, parseColor, readable, type Rgb, textOn, themeRules } from '../../widget/src/theme.ts';

const accents: Rgb[] = [];
for (const red of [0, 64, 128, 192, 255]) for (const green of [0, 64, 128, 192, 255]) for (const blue of [0, 64, 128, 192, 255]) accents.push([red, green, blue]);

test('text on any accent has at least 4.5:1', () => {
  for (const accent of accents) assert.ok(contrast(textOn(accent), accent) >= 4.5, `${accent}: ${contrast(textOn(accent), accent)}`);
});

test('any accent as text has at least 4.5:1 on light and dark ground', () => {
  for (const accent of accents) {
    assert.ok(contrast(readable(accent, [246, 247, 247], [0, 0, 0]), [246, 247, 247]) >= 4.5);
    assert.ok(contrast(readable(accent, [32, 36, 40], [255, 255, 255]), [32, 36, 40]) >= 4.5);
  }
});

test('the forms in which browsers give a colour', () => {
  assert.deepEqual(parseColor('rgb(15, 107, 92)'), [15, 107, 92]);
  assert.deepEqual(parseColor('rgba(15, 107, 92, 0.5)'), [15, 107, 92]);
  assert.deepEqual(parseColor('color(srgb 1 0.5 0)'), [255, 127.5, 0]);
  assert.equal(parseColor('transparent'), null);
  assert.match(themeRules([15, 107, 92]), /^:host\{--on-accent:rgb\(255 255 255\)/);
});
