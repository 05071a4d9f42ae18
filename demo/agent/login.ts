// Signing in.

import { fill, h } from '../../widget/src/views/h.ts';
import { api, type Session, SignedOut } from './api.ts';

export function showLogin(done: (session: Session) => void): void {
  const message = h('p', { class: 'login-message', role: 'alert' });
  const name = h('input', { id: 'name', name: 'name', autocomplete: 'username', required: true, value: 'agent1' });
  const password = h('input', {
    id: 'password',
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const signIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      done(await api.login(name.value.trim(), password.value));
    } catch (reason) {
      message.textContent =
        reason instanceof SignedOut ? 'Name or password is wrong.' : 'The server does not answer. Try again in a moment.';
      password.select();
    }
  };
  const form = h(
    'form',
    { class: 'login', onsubmit: (event) => void signIn(event) },
    h('img', { src: '/pictures/mark.svg', alt: '', width: 48, height: 48 }),
    h('h1', {}, 'Help desk'),
    h('p', { class: 'soft' }, 'demo/run prints the name and the password.'),
    h('label', { for: 'name' }, 'Name'),
    name,
    h('label', { for: 'password' }, 'Password'),
    password,
    message,
    h('button', { class: 'button strong', type: 'submit' }, 'Sign in'),
  );
  fill(document.body, h('main', { class: 'login-page' }, form));
  password.focus();
}
