import { fileURLToPath } from 'node:url';

/** The checkout. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url));

/** What runs in the browser. */
export const clientFolder = fileURLToPath(new URL('../client', import.meta.url));

/** Builds and bundled base components; may be deleted at any time. */
export const cacheFolder = fileURLToPath(new URL('../../../../.cache', import.meta.url));

/** Where the files of the pages are served. */
export const PAGES_PATH = '/pages/';
