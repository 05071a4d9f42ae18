// Answers that stand beside a pack: from where they are fetched, and what becomes of one that cannot be.

import './dom.ts';

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Bodies, pieceOf } from '../../widget/src/bodies.ts';
import { Strings } from '../../widget/src/strings.ts';
import en from '../../widget/src/lang/en.json';
import { RichText } from '../../widget/src/text/rich.ts';
import { showAnswer } from '../../widget/src/views/answer.ts';

const parsed = { locale: 'en', locales: { sr: 'support.sr.json' } };
const address = 'https://shop.example/k/support.json?v=2';

function site(files: Record<string, unknown>) {
  const asked: string[] = [];
  const request = (url: string) => {
    asked.push(url);
    const body = url in files ? JSON.stringify(files[url]) : '';
    return Promise.resolve({ status: body ? 200 : 404, body, bytes: new Uint8Array(), type: '', retryAfter: 0 });
  };
  return { asked, request };
}

test('a piece stands beside its pack', () => {
  assert.equal(pieceOf('https://shop.example/k/support.json', '3-5f0c'), 'https://shop.example/k/support.3-5f0c.json');
  assert.equal(pieceOf('https://shop.example/k/support.json?v=2#x', '3-5f0c'), 'https://shop.example/k/support.3-5f0c.json?v=2#x');
  assert.equal(pieceOf('https://shop.example/knowledge', '1'), 'https://shop.example/knowledge.1.json');
});

test('an answer comes from its piece, which is fetched once', async () => {
  const { asked, request } = site({ 'https://shop.example/k/support.2.json?v=2': { waypost_piece: 1, answers: { wax: 'Rub it in.', wash: 'Cold.' } } });
  const bodies = new Bodies(address, parsed, request);
  assert.deepEqual(await Promise.all([bodies.answer('wax', '2', 'en'), bodies.answer('wash', '2', 'en-GB')]), ['Rub it in.', 'Cold.']);
  assert.deepEqual(asked, ['https://shop.example/k/support.2.json?v=2']);
});

test('a translated answer comes from the sibling’s piece, one that is not from the base’s', async () => {
  const { request } = site({
    'https://shop.example/k/support.sr.1.json': { answers: { wax: 'Utrljajte.' } },
    'https://shop.example/k/support.1.json?v=2': { answers: { wax: 'Rub it in.', wash: 'Cold.' } },
  });
  const bodies = new Bodies(address, parsed, request);
  assert.equal(await bodies.answer('wax', '1', 'sr'), 'Utrljajte.');
  assert.equal(await bodies.answer('wash', '1', 'sr'), 'Cold.');
});

test('what cannot be fetched, is no piece or lacks the answer is null, and is fetched again when asked for again', async () => {
  const place = 'https://shop.example/k.1.json';
  for (const odd of [undefined, 7, [], { answers: null }, { answers: 7 }, { answers: { wax: 7 } }, { answers: { wash: 'Cold.' } }]) {
    const files: Record<string, unknown> = odd === undefined ? {} : { [place]: odd };
    const bodies = new Bodies('https://shop.example/k.json', null, site(files).request);
    assert.equal(await bodies.answer('wax', '1', 'en'), null);
    files[place] = { answers: { wax: 'Rub it in.' } };
    assert.equal(await bodies.answer('wax', '1', 'en'), 'Rub it in.', JSON.stringify(odd));
  }
});

test('an article with its answer in the file needs nothing fetched; an unknown one is null', async () => {
  const bodies = new Bodies(address, parsed, () => assert.fail('nothing is to be fetched'));
  const article = { id: 'wax', title: 'Wax', answer: 'Rub it in.', locale: 'en' };
  assert.deepEqual(await bodies.article('wax', { article: () => Promise.resolve(article) }), article);
  assert.equal(await bodies.article('wax', { article: () => Promise.reject(new Error('unknown')) }), null);
});

test('the card says that an answer cannot be loaded, and tries again when asked to', async () => {
  const strings = new Strings('en-GB', en);
  const rich = new RichText('en-GB', () => new Promise(() => undefined));
  const answers = [null, 'Rub it in.'];
  const place = document.createElement('div');
  document.body.append(place);
  await showAnswer(place, () => Promise.resolve(answers.shift() ?? null), strings, rich);
  assert.equal(place.querySelector('[role=status]')?.textContent, 'The answers cannot be loaded right now.');
  place.querySelector('button')?.click();
  assert.equal(document.activeElement, place, 'whoever has pressed the button stays where it was');
  assert.equal(place.querySelector('button'), null, 'and cannot press it twice');
  await new Promise((resolve) => setTimeout(resolve));
  assert.match(place.textContent ?? '', /Rub it in/);
});
