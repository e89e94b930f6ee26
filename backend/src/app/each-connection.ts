import type { Storage } from '../adapters/storage/index.ts';
import type { Connection } from '../domain/index.ts';
import type { Logger } from '../kernel/index.ts';
import { isInUse } from '../rules/index.ts';

interface Parts {
  readonly storage: Pick<Storage, 'connections'>;
  readonly logger: Logger;
}

/** Work at every org in use at once: none waits for another, and what is under way is not begun again. */
export class EachConnection {
  private readonly parts: Parts;
  /** By job and connection. */
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Resolves when the work has begun; why it failed at one org is logged. */
  async begin(job: string, work: (connection: Connection) => Promise<void>): Promise<void> {
    for (const connection of (await this.parts.storage.connections.list()).filter(isInUse)) {
      const key = `${job} ${connection.id}`;
      if (this.underWay.has(key)) continue;
      const ended = work(connection)
        .catch((error: unknown) => this.note(job, connection, error))
        .finally(() => this.underWay.delete(key));
      this.underWay.set(key, ended);
    }
  }

  /** Resolves when nothing is under way any more. */
  async ended(): Promise<void> {
    await Promise.all(this.underWay.values());
  }

  private note(job: string, { id }: Connection, error: unknown): void {
    // Errors of Node's own modules are no Error of this realm.
    const reason = (error as { message?: string }).message ?? String(error);
    this.parts.logger.warn({ job, connection: id, reason }, 'job failed');
  }
}
