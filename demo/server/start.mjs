// Starts the whole demo in this process and one child: shop, receiver, agent's page, chat server. Used by demo/run,
// by its check and by the tests, each with a data folder of its own.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAgent } from '../agent/build.mjs';
import { startProsody } from '../prosody/prosody.mjs';
import { startShop } from './shop.mjs';
import { ShownFile } from './shown.mjs';
import { HandoverStore } from './store.mjs';
import { AgentDesk } from './tokens.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const folders = {
  shop: join(root, 'demo/shop'),
  knowledge: join(root, 'demo/knowledge'),
  waypost: join(root, 'build/dist'),
};

/**
 * @param {object} options
 * @param {string} options.dataFolder records, secrets, chat: everything that is kept
 * @param {number[]} [options.ports] the first of them that is free; 0 = any
 * @param {number} [options.slowMs] how long the slow order takes
 * @param {number} [options.resumeSeconds] how long a lost chat connection can be resumed
 * @param {string} [options.file] a knowledge file to show on blank.html
 * @param {(checked: {ok: boolean, text: string}) => void} [options.onChecked] told what is wrong with that file, now and after every save
 * @param {(mail: {to: string, text: string}) => void} [options.onMail] told of every mail that a real shop would send; they also stand under /mailbox
 * @param {(websocket: string) => Promise<string>} [options.chatProxy] gives another address for the chat server
 */
export async function startDemo({ dataFolder, ports = [0], slowMs = 10_000, resumeSeconds, file, onChecked = () => undefined, onMail, chatProxy }) {
  const handovers = join(dataFolder, 'handovers');
  const { secret, password } = secrets(dataFolder);
  const agents = [
    { name: 'agent1', title: 'Mira', password },
    { name: 'agent2', title: 'Luka', password },
  ];
  const agentPage = join(dataFolder, 'agent-page');
  await buildAgent(agentPage);
  const store = await HandoverStore.open(handovers);
  const prosody = await startProsody({ folder: join(dataFolder, 'prosody'), secret, agents, resumeSeconds });
  const shown = file ? new ShownFile(file, join(root, 'build/native/waypost'), onChecked) : null;
  try {
    const websocket = chatProxy ? await chatProxy(prosody.websocket) : prosody.websocket;
    const desk = new AgentDesk(agents);
    const shop = await startShop({ folders: { ...folders, agent: agentPage }, store, desk, chat: { websocket, secret }, slowMs, shown, onMail, ports });
    const close = async () => {
      shown?.close();
      await shop.close();
      await prosody.stop();
    };
    return { url: shop.url, handovers, agents, prosody, websocket, close };
  } catch (reason) {
    shown?.close();
    await prosody.stop();
    throw reason;
  }
}

/** Made once per data folder: nothing secret stands in the repository. */
function secrets(dataFolder) {
  const path = join(dataFolder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    const made = { secret: randomBytes(32).toString('hex'), password: randomBytes(6).toString('base64url') };
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
    return made;
  }
}
