// XML of the chat: read whole, however deep, and refused when it is broken.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from 'ltx';

test('a stanza is read with its attributes, children and text', () => {
  const stanza = parse("<message from='room@x/Mira' id='m1'><body>Is it &lt;dry&gt;? <![CDATA[<yes>]]></body><delay xmlns='urn:xmpp:delay'/></message>");
  assert.deepEqual([stanza.name, stanza.attrs['from'], stanza.getChildText('body'), stanza.getChild('delay', 'urn:xmpp:delay')?.name], ['message', 'room@x/Mira', 'Is it <dry>? <yes>', 'delay']);
});

test('what is no whole stanza is an error', () => {
  for (const text of ['<message><body></message>', '<message', '']) assert.throws(() => parse(text), /Incomplete document/, text);
});
