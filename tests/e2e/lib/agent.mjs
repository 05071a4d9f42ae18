// What an agent does on the agent's page, in the words that stand there.
import { button, heading, textbox } from './screen.mjs';

const rowOf = (name) => ({ role: 'button', name });

export class Agent {
  constructor(screen, demo) {
    this.screen = screen;
    this.demo = demo;
  }

  /** Signs in on the page that is open, and is available from then on. */
  async signIn() {
    const [{ name, password }] = this.demo.agents;
    await this.screen.fill(textbox('Name'), name);
    await this.screen.fill(textbox('Password'), password);
    await this.screen.click(button('Sign in'));
    await this.screen.find(button('Available'));
  }

  /** Opens the conversation of the row that holds these words. */
  async choose(words) {
    await this.screen.click(rowOf(words));
  }

  /** Takes the conversation that is open. */
  async take() {
    await this.screen.click(button('Take this conversation'));
    await this.screen.find(textbox('Your message'));
  }

  async say(text) {
    await this.screen.fill(textbox('Your message'), text);
    await this.screen.press('Enter');
  }

  sees(words) {
    return this.screen.sees(words);
  }

  /** What was passed on, as it stands beside the conversation. */
  async record() {
    await this.screen.find(heading('What was said'));
    return this.screen.text('[aria-label="What the visitor has passed on"]');
  }

  async end() {
    await this.screen.click(button('End conversation'));
  }

  /** Leaves the lobby: nobody is there any more. */
  async signOut() {
    await this.screen.click(button('Sign out'));
    await this.screen.find(button('Sign in'));
  }
}
