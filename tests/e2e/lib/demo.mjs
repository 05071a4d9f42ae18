// The whole demo, chat server included, on free ports and with a data folder that is thrown away.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemo } from '../../../demo/server/start.mjs';
import { removeFolder, temporaryFolder } from '../../../demo/server/temporary.mjs';

/** Starts the demo; `handovers()` reads what the receiver has on disk. */
export async function startTestDemo() {
  const dataFolder = temporaryFolder('e2e');
  const demo = await startDemo({ dataFolder, slowMs: 2_500, resumeSeconds: 20 });
  return {
    url: demo.url,
    agents: demo.agents,
    async handovers() {
      const names = (await readdir(demo.handovers)).filter((name) => name.endsWith('.json'));
      return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(demo.handovers, name), 'utf8'))));
    },
    async close() {
      await demo.close();
      removeFolder(dataFolder);
    },
  };
}
