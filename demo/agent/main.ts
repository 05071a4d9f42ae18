// The agent's page: signs in, then shows the desk.

import { api, SignedOut } from './api.ts';
import { showLogin } from './login.ts';
import { showDesk } from './shell.ts';

async function start(): Promise<void> {
  try {
    showDesk(await api.session());
  } catch (reason) {
    if (!(reason instanceof SignedOut)) throw reason;
    showLogin((session) => showDesk(session));
  }
}

void start();
