import { LightningElement, api } from 'lwc';
import { layoutOf } from 'shell/pageLayout';
import { askOrg } from '../../../platform/org-request.js';
import { session } from '../../../platform/session.js';

/** The home page of the org, or a way into everything there is. */
export default class HomePage extends LightningElement {
  /** Name of the app one is in. */
  @api app;

  layout;
  isLoaded = false;
  error;

  async connectedCallback() {
    document.title = 'Home | Local org';
    try {
      const query = { formFactor: session.formFactor };
      const { page } = await askOrg('/home', { query });
      this.layout = page ? layoutOf(page) : undefined;
      this.isLoaded = true;
    } catch (error) {
      this.error = error;
    }
  }

  get greeting() {
    return `Welcome, ${session.user.name}`;
  }

  get persona() {
    return session.user.persona;
  }

  get tiles() {
    const app = session.apps.find(({ name }) => name === this.app) ?? session.apps[0];
    return (app?.tabs ?? []).filter(({ name }) => name !== 'standard-home');
  }

  get hasNoApp() {
    return session.apps.length === 0;
  }
}
