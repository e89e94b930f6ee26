import { fileURLToPath } from 'node:url';

/** The package's source folder. */
export const packageSource = fileURLToPath(
  new URL('../../../force-app/main/default', import.meta.url)
);
