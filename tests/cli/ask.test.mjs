// `waypost ask` in its view for people: what is found and why, what was heard instead, and who comes first.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { waypost, write } from './lib/program.mjs';

const knowledge = write('support.json', {
  waypost: 1,
  locale: 'en',
  contact: { email: 'help@example.com' },
  articles: [
    { id: 'returns', questions: ['How do I return something?', 'send it back'], answer: 'By post.' },
    { id: 'burnt', questions: ['The battery is hot', 'my battery smells burnt'], answer: 'Put it outside.', person: 'first' },
    { id: 'press-kit', questions: ['Where is the press kit?'], answer: 'On the press page.' },
  ],
  flows: [{ id: 'complain', title: 'Make a complaint', questions: ['I want to complain'], person: 'first', steps: [{ id: 'what', type: 'input', text: 'What happened?', var: 'what', kind: 'text' }] }],
  intents: [
    { id: 'press', questions: ['I am a journalist', 'I write for a newspaper'], opens: { article: 'press-kit' } },
    { id: 'danger', questions: ['somebody got hurt'], opens: { article: 'returns' }, person: 'first' },
  ],
});

/** The lines before the first match, and what the browser gets for the same question. */
function asked(question) {
  const { stdout, stderr, status } = waypost('ask', knowledge, question);
  assert.equal(status, 0, stderr);
  return { head: stdout.split('\n\n')[0].trimEnd().split('\n'), stdout, json: JSON.parse(waypost('ask', knowledge, question, '--json').stdout) };
}

test('a question: what is found, and why', () => {
  const { head, stdout } = asked('how do I return something');
  assert.deepEqual(head, ['answer: the first match is shown at once']);
  assert.match(stdout, /\n1\. How do I return something\?\n {3}article returns, confidence \d+ of 1000\n {3}why: .*\[return\]/);
});

test('nothing found, nothing heard', () => {
  assert.deepEqual(asked('xyzzy').head, ['none: the visitor is told that nothing was found']);
});

test('what is said instead of asked is named', () => {
  const { head, json } = asked('thank you very much');
  assert.equal(json.intent, 'thanks');
  assert.deepEqual(head, ['none: nothing was asked; the visitor gets a line that fits', '  heard thanks']);
});

test('whoever asks for a person: heard, and a person first', () => {
  const { head, json } = asked('can I talk to a human');
  assert.equal(json.person, true);
  assert.deepEqual(head, ['none: nothing was asked; the visitor gets a line that fits', '  heard person', '  a person first']);
});

test("the owner's intents: what they open, and who comes first", () => {
  const press = asked('I am a journalist');
  assert.deepEqual(press.head, ['answer: the first match is shown at once', '  heard press']);
  assert.match(press.stdout, /article press-kit, confidence 1000 of 1000/);
  assert.deepEqual(asked('somebody got hurt').head, ['answer: the first match is shown at once', '  heard danger', '  a person first']);
});

test('an article with a person first', () => {
  assert.deepEqual(asked('my battery smells burnt').head, ['answer: the first match is shown at once', '  a person first']);
});

test('played, a form with a person first says so, as an offer does', () => {
  const script = write('complain.jsonl', '{"query":"I want to complain"}\n{"query":"my battery smells burnt"}\n{"restart":true}\n');
  const { stdout, stderr, status } = waypost('play', knowledge, '--script', script);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /What happened\?\n {2}\[what: text\]\n {2}\(\/person is put first\)/);
});

test('played, what was heard is answered with its line', () => {
  const { stdout } = waypost('play', knowledge, '--script', write('thanks.jsonl', '{"query":"thank you very much"}\n{"query":"this is useless"}\n'));
  assert.match(stdout, /You are welcome\./);
  assert.match(stdout, /not going well\. \/person asks for a person\.[^>]*\(\/person is put first\)/s);
});
