// npm run check:security: what the security review of Salesforce asks for, and known faults of what ships.
import { auditDependencies } from './security/audit-dependencies.js';
import { analyzePackage } from './security/analyze-package.js';
import { ensureDependencies } from './setup/install.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const results = [...(await analyzePackage()), auditDependencies()];
const count = (wanted) => results.filter((result) => result === wanted).length;
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`);
process.exitCode = count('failed') === 0 ? 0 : 1;
