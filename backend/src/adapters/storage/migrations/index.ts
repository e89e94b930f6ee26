import type { Kysely } from 'kysely';
import type { Dialect } from '../dialect.ts';
import { up as init } from './0001-init.ts';
import { up as sessions } from './0002-sessions.ts';
import { up as organisations } from './0003-organisations.ts';
import { up as rollups } from './0004-rollups.ts';
import { up as runs } from './0005-runs.ts';
import { up as people } from './0006-people.ts';
import { up as push } from './0007-push.ts';
import { up as opportunities } from './0008-opportunities.ts';
import { up as connections } from './0009-connections.ts';
import { up as apiUse } from './0010-api-use.ts';
import { up as weights } from './0011-weights.ts';
import { up as start } from './0012-start.ts';
import { up as provisioning } from './0013-provisioning.ts';
import { up as settledMarks } from './0014-settled-marks.ts';
import { up as passwordLinks } from './0015-password-links.ts';
import { up as purposeAndAccess } from './0016-purpose-and-access.ts';
import { up as countedByIndex } from './0017-counted-by-index.ts';

/** One step forwards; there is no way back. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

/** In order. A released migration never changes: what came later is a new one. */
export const migrations: readonly Migration[] = [
  { name: '0001-init', up: init },
  { name: '0002-sessions', up: sessions },
  { name: '0003-organisations', up: organisations },
  { name: '0004-rollups', up: rollups },
  { name: '0005-runs', up: runs },
  { name: '0006-people', up: people },
  { name: '0007-push', up: push },
  { name: '0008-opportunities', up: opportunities },
  { name: '0009-connections', up: connections },
  { name: '0010-api-use', up: apiUse },
  { name: '0011-weights', up: weights },
  { name: '0012-start', up: start },
  { name: '0013-provisioning', up: provisioning },
  { name: '0014-settled-marks', up: settledMarks },
  { name: '0015-password-links', up: passwordLinks },
  { name: '0016-purpose-and-access', up: purposeAndAccess },
  { name: '0017-counted-by-index', up: countedByIndex }
];
