import 'lwc/synthetic-shadow';
import '@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css';
import '@fontsource-variable/inter/index.css';
import './page.css';
import { loadSession } from './platform/session.js';

// Components ask for the user while they are loaded: first the user, then the components.
await loadSession();
const [{ createElement }, { default: App }] = await Promise.all([
  import('lwc'),
  import('shell/app')
]);
document.body.prepend(createElement('shell-app', { is: App }));
