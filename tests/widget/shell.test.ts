// The panel's frame: the second click of a double click on the launcher presses nothing in the panel.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { isSecondOf } from '../../widget/src/views/shell.ts';

const click = (timeStamp: number, clientX: number, clientY: number, detail = 1): MouseEvent => ({ timeStamp, clientX, clientY, detail }) as MouseEvent;

test('the second click of a double click is known by its count or by time and place', () => {
  const press = click(1000, 300, 700);
  assert.ok(isSecondOf(press, click(1150, 300, 700, 2)), 'counted by the browser');
  assert.ok(isSecondOf(press, click(1400, 303, 698)), 'two taps, counted as one each');
  assert.ok(!isSecondOf(press, click(1100, 150, 650)), 'elsewhere');
  assert.ok(!isSecondOf(press, click(2500, 300, 700)), 'later');
  assert.ok(!isSecondOf(press, click(1100, 300, 700, 0)), 'a key presses what has the focus');
  assert.ok(!isSecondOf(undefined, click(1100, 300, 700)), 'opened by the page, not by a click');
});
