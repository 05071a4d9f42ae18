// `waypost graph`: flows as DOT and Mermaid, with what tests and walks have counted painted on them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { instance } from '@viz-js/viz';

import { folder, waypost, write } from './lib/program.mjs';

const vectors = fileURLToPath(new URL('../vectors/walks/', import.meta.url));
const shop = path.join(vectors, 'shop.json');
const graph = (...args) => {
  const { status, stdout, stderr } = waypost('graph', ...args);
  assert.equal(status, 0, stderr);
  return stdout;
};

/** What Graphviz reads: clusters, nodes and edges by name. */
async function read(dot) {
  const viz = await instance();
  const result = viz.render(dot, { format: 'json0' });
  assert.equal(result.status, 'success', JSON.stringify(result.errors));
  // Without fonts Graphviz guesses the width of letters beyond ASCII, and says so.
  assert.deepEqual(result.errors.filter(({ level }) => level === 'error'), []);
  const { objects, edges } = JSON.parse(result.output);
  const nodes = objects.filter(({ nodes: inside }) => inside === undefined);
  return {
    clusters: objects.filter(({ nodes: inside }) => inside !== undefined),
    node: (name) => nodes.find((each) => each.name === name),
    edges: edges.map(({ tail, head, label }) => `${objects[tail].name} -> ${objects[head].name}${label === undefined ? '' : `: ${label}`}`),
  };
}

test('DOT: a frame for each flow, a node for each step, an edge for each way', async () => {
  const { clusters, node, edges } = await read(graph(shop));
  assert.deepEqual(clusters.map(({ name, label }) => [name, label]), [['cluster_which', 'Which order'], ['cluster_repair', 'A repair'], ['cluster_cancel', 'Cancel an order']]);
  const { flows } = JSON.parse(readFileSync(shop, 'utf8'));
  for (const flow of flows) for (const step of flow.steps) assert.ok(node(`${flow.id}/${step.id}`), `${flow.id}/${step.id}`);
  const shapes = { 'which/email': 'parallelogram', 'which/find': 'cylinder', 'which/pick': 'hexagon', 'which/picked': 'oval', 'which/down': 'doubleoctagon', 'repair/guarantee': 'diamond', 'repair/what': 'parallelogram', 'repair/how': 'hexagon', 'repair/order': 'box' };
  for (const [name, shape] of Object.entries(shapes)) assert.equal(node(name).shape, shape, name);
  assert.equal(node('which/picked').peripheries, '2');
  assert.equal(node('repair/label').label, 'label\\nlink: Print the label');
  for (const edge of [
    'which/pick -> which/picked: one of mine.orders',
    'which/pick -> which/none: Another one',
    'which/pick -> which/none: nothing to choose from',
    'which/find -> which/pick: found',
    'which/find -> which/none: not found',
    'which/find -> which/down: failed',
    'repair/order -> which/email: calls',
    'repair/order -> repair/what: comes back',
    'repair/guarantee -> repair/unknown: !has(known.bought)',
    'repair/guarantee -> repair/paid: else',
    'cancel/do -> cancel/kept: declined',
    'cancel/no_order -> /article/sizes: Which size fits?',
  ]) {
    assert.ok(edges.includes(edge), `${edge}\n${edges.join('\n')}`);
  }
});

test('labels of any text stay labels', async () => {
  const nasty = 'A "quoted" \\ <b>&amp;</b> {x} ]; -> "end" | # `code` ü 漢';
  const knowledge = write('nasty.json', {
    waypost: 1,
    locale: 'en',
    articles: [{ id: 'an "article" \\', questions: ['What is this?'], answer: 'This.' }],
    flows: [{ id: 'end', title: nasty, questions: ['nasty things'], steps: [{ id: 'end', type: 'menu', text: nasty.replace('{x}', '{{x}'), options: [{ id: 'graph', label: nasty.replace('{x}', ''), article: 'an "article" \\' }, { id: 'b', label: 'B', goto: 'node' }] }, { id: 'node', type: 'say', text: 'Bye' }] }],
  });
  const { clusters, node, edges } = await read(graph(knowledge));
  assert.equal(clusters[0].label, nasty.replaceAll('&', '&amp;').replaceAll('\\', '\\\\'));
  assert.ok(node('end/end') && node('end/node') && node('end/'));
  assert.equal(edges.length, 3);
  const mermaid = graph(knowledge, '--format', 'mermaid');
  assert.match(mermaid, /^flowchart TD\n {2}subgraph f0\["A #34;quoted#34; #92; #60;b#62;#38;amp;#60;\/b#62; \{x\} \]; -#62; #34;end#34; | #35; #96;code#96; ü 漢"\]\n/);
  for (const line of mermaid.trim().split('\n').slice(1)) {
    assert.equal((line.match(/"/g) ?? []).length % 2, 0, line);
    assert.match(line, /^ {2}(subgraph f\d+\["[^"]*"\]| {2}n\d+\S{1,2}"[^"]*"\S{1,2}(:::\w+)?|end|n\d+\S"[^"]*"\S|n\d+ -\.?->(\|"[^"]*"\|)? n\d+|classDef .*)$/);
  }
});

test('one flow is drawn with what it leads to', async () => {
  const { clusters, node } = await read(graph(shop, '--flow', 'cancel'));
  assert.equal(clusters.length, 1);
  assert.ok(node('/flow/which') && node('/article/sizes') && !node('which/email'));
});

test('coverage is painted: what nobody came to is dashed', async () => {
  const walks = write('one.walks.json', { waypost_walks: 1, walks: [{ name: 'x', steps: [{ pick: 'flow:which' }, { submit: { email: 'ana@example.com' } }, { lookup: 'not_found' }] }] });
  const coverage = path.join(folder, 'coverage.json');
  waypost('test', shop, walks, `--coverage=${coverage}`);
  const { node, edges } = await read(graph(shop, '--flow', 'which', '--coverage', coverage));
  assert.match(node('which/find').label, /×1$/);
  assert.doesNotMatch(node('which/find').style, /dashed/);
  assert.match(node('which/pick').style, /dashed/);
  assert.ok(edges.includes('which/find -> which/none: not found\\n×1'), edges.join('\n'));
  assert.match(graph(shop, '--flow', 'which', '--coverage', coverage, '--format', 'mermaid'), /:::missed\n[^]* -\.->\|"found<br>×0"\| /);
});

test('walks at random are painted as shares', async () => {
  const walks = path.join(folder, 'random.json');
  waypost('walk', shop, '--random', '500', '--json', '-o', walks);
  const { edges } = await read(graph(shop, '--walks', walks));
  const shares = edges.map((edge) => /^which\/find -> .* (\d+) %$/.exec(edge.replace('\\n', ' '))).filter(Boolean).map(([, share]) => Number(share));
  assert.equal(shares.length, 3);
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 100) <= 2, shares.join(' '));
});

test('files and flags that make no sense', () => {
  const told = (...args) => waypost('graph', ...args).stderr;
  assert.match(told(shop, '--flow', 'gone'), /there is no flow "gone"; there are: which, repair, cancel/);
  const walks = path.join(folder, 'random.json');
  assert.match(told(shop, '--coverage', walks), /random\.json: is not what waypost test --coverage=FILE writes: that begins with "waypost_coverage": 1/);
  assert.match(told(shop, '--walks', shop), /is not what waypost walk --json writes/);
  assert.match(told(shop, '--walks', write('torn.json', '{"waypost_random_walks": 1,')), /torn\.json:1:\d+: from here on this is no JSON/);
  const other = write('other.json', { waypost_random_walks: 1, content: '0', flows: [{ id: 'gone', steps: [] }] });
  assert.match(told(shop, '--walks', other), /was made of another version of the knowledge; 1 of its flows, steps and ways are gone/);
  assert.match(told(shop, '--format', 'svg'), /svg is made by the npm command \(npx waypost graph\), or by Graphviz/);
  for (const args of [[], [shop, shop], [shop, '--format', 'png'], [shop, '--walks', 'a', '--coverage', 'b'], [shop, '--format', 'svg']]) {
    assert.equal(waypost('graph', ...args).status, 2, args.join(' '));
  }
  assert.equal(waypost('graph', shop, '-o', shop).status, 1);
  const out = path.join(folder, 'flows.dot');
  assert.equal(waypost('graph', shop, '-o', out).status, 0);
  assert.equal(waypost('graph', shop, '-o', out).status, 0, 'an older picture makes way');
  assert.equal(waypost('graph', shop, '--format', 'mermaid', '-o', out).status, 1);
  assert.match(readFileSync(out, 'utf8'), /^digraph waypost \{/);
});
