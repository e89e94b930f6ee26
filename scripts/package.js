// npm run package: versions of the managed package, through the Salesforce CLI.
import { packageProject } from './salesforce/package-project.js';
import { packageOptions, packageVerbs } from './salesforce/package-verbs.js';
import { runVerbs } from './salesforce/run-verbs.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
process.exitCode = await runVerbs(
  {
    name: 'package',
    about:
      'Versions of the managed package; needs the Dev Hub that holds the namespace porchlight.',
    verbs: packageVerbs,
    options: packageOptions,
    folder: packageProject
  },
  process.argv.slice(2)
);
