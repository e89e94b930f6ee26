import { LightningElement, api } from 'lwc';
import AppLauncher from 'shell/appLauncher';
import { goToAddress } from '../../../platform/page-location.js';
import { session } from '../../../platform/session.js';

/** The bar at the very top: which org this is, and who is signed in. */
export default class GlobalHeader extends LightningElement {
  @api apps = [];

  get user() {
    return session.user;
  }

  get users() {
    return session.users.map(({ username, name, persona }) => ({
      username,
      label: persona ? `${name} – ${persona}` : name,
      isCurrent: username === this.user.username
    }));
  }

  get userLabel() {
    return `Signed in as ${this.user.name}. Switch user`;
  }

  async handleLauncher() {
    const address = await AppLauncher.open({
      size: 'small',
      label: 'App Launcher',
      apps: this.apps
    });
    if (address) goToAddress(address);
  }

  /** Everything is read anew as the other user. */
  handleSwitch({ detail: { value } }) {
    const search = new URLSearchParams(window.location.search);
    search.set('user', value);
    window.location.assign(`${window.location.pathname}?${search}`);
  }
}
