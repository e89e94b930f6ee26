import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, Connection } from '../domain/index.ts';
import type { Clock } from '../kernel/index.ts';
import { requireWriting } from '../rules/index.ts';
import { AuditLog } from './audit-log.ts';

/** Parked rows: all, or those with one of these codes or keys. */
export interface WhichRows {
  readonly codes?: readonly string[];
  readonly keys?: readonly string[];
}

/** Trying again what the org refused. */
export class IssueRetries {
  private readonly storage: Storage;
  private readonly auditLog: AuditLog;

  constructor(parts: { readonly storage: Storage; readonly clock: Clock }) {
    this.storage = parts.storage;
    this.auditLog = new AuditLog(parts.clock);
  }

  /** Parked rows become due: the next run sends them. Answers how many. @throws ReadsOnlyError */
  async retry(connection: Connection, which: WhichRows, actor: Actor): Promise<number> {
    const { id, name } = connection;
    requireWriting(connection);
    return this.storage.transaction(async (scope) => {
      const rows = await scope.exceptions.retryParked(id, which);
      if (rows === 0) return 0;
      const { codes, keys } = which;
      await this.auditLog.record(scope, {
        ...{ actor, action: 'rows.retried', subject: name },
        details: {
          rows: String(rows),
          ...(codes && { codes: codes.join(', ') }),
          ...(keys && { keys: keys.slice(0, KEYS_TOLD).join(', ') })
        }
      });
      return rows;
    });
  }
}

const KEYS_TOLD = 20;
