// npm run org: a scratch org with the package, through the Salesforce CLI.
import { orgOptions, orgVerbs } from './salesforce/org-verbs.js';
import { runVerbs } from './salesforce/run-verbs.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
process.exitCode = await runVerbs(
  {
    name: 'org',
    about:
      'A scratch org with Porchlight, by the Salesforce CLI; needs a Dev Hub you are signed in to.',
    verbs: orgVerbs,
    options: orgOptions
  },
  process.argv.slice(2)
);
