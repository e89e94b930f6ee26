// npm run build:studio: the Studio as the service serves it, in .cache/studio.
import { ensureDependencies } from './setup/install.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const { installStudio } = await import('../backend/studio/build/build-studio.ts');
console.log(await installStudio((line) => console.error(line)));
