import { bulk } from './bulk.ts';
import { errors } from './errors.ts';
import { feedsAndLocks } from './feeds-and-locks.ts';
import { limits } from './limits.ts';
import { multiRecord } from './multi-record.ts';
import { oauth } from './oauth.ts';
import { platform } from './platform.ts';
import { rows } from './rows.ts';
import { soql } from './soql.ts';
import { versions } from './versions.ts';

export type { Evidence, Statement } from './statement.ts';

/** Every statement about the wire that the org is held to. */
export const catalogue = [
  ...versions,
  ...oauth,
  ...limits,
  ...rows,
  ...errors,
  ...multiRecord,
  ...bulk,
  ...soql,
  ...feedsAndLocks,
  ...platform
];
