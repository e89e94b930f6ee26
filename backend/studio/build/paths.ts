import { fileURLToPath } from 'node:url';

/** The checkout. */
export const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** The sources of the Studio. */
export const studioFolder = fileURLToPath(new URL('..', import.meta.url));

/** Builds and bundled base components; may be deleted at any time. */
export const cacheFolder = fileURLToPath(new URL('../../../.cache', import.meta.url));
