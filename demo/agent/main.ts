// The agent's page: signs in, then shows the desk.

import { api } from './api.ts';
import { showLogin } from './login.ts';
import { showDesk } from './shell.ts';

const session = await api.session();
if (session) showDesk(session);
else showLogin(showDesk);
