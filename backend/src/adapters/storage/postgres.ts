import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

const MAX_CONNECTIONS = 10;
const INT8_OID: number = pg.types.builtins.INT8;
const CONNECT_TIMEOUT_MS = 10_000;
/**
 * A process that is frozen in the middle of a transaction keeps its locks, and with them the lease that others
 * wait for: the server ends it before the lease does. None of ours waits for anything but the database.
 */
const IDLE_IN_TRANSACTION_MS = 10_000;

/** Connects on first use. `onLost` hears of a pooled connection that broke while idle. */
export function openPostgres(url: string, onLost: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    types: { getTypeParser }
  });
  // Without a listener a restart of the server would end our process; the next query reconnects.
  pool.on('error', onLost);
  // So would a connection that breaks in a transaction, between two of its statements.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8_OID && format !== 'binary') return toSafeNumber;
  return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
}

function toSafeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large to be counted`);
  return number;
}
