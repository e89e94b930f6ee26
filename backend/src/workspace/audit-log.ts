import type { Scope } from '../adapters/storage/index.ts';
import type { Actor, AuditEntry } from '../domain/index.ts';
import { isoNow, newId, type Clock } from '../kernel/index.ts';

/** The service itself, where nobody is signed in. */
export const SERVICE: Actor = { kind: 'service', id: null, name: 'Porchlight' };
/** Whoever may run commands on the machine of the service. */
export const COMMAND_LINE: Actor = { kind: 'service', id: null, name: 'command line' };

/** Writes who changed what, in the transaction of the change. */
export class AuditLog {
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async record(
    scope: Scope,
    entry: Pick<AuditEntry, 'actor' | 'action' | 'subject'> & Partial<Pick<AuditEntry, 'details'>>
  ): Promise<void> {
    await scope.audit.append({ id: newId(), at: isoNow(this.clock), details: {}, ...entry });
  }
}
