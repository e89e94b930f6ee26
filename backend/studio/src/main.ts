import 'lwc/synthetic-shadow';
import '@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css';
import '@fontsource-variable/inter/index.css';
import './page.css';

// After synthetic shadow, which must be there before anything touches the engine.
const [{ createElement }, { default: App }] = await Promise.all([
  import('lwc'),
  import('studio/app')
]);
document.body.prepend(createElement('studio-app', { is: App }));
