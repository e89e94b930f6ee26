import type { Storage } from '../adapters/storage/index.ts';
import type { Actor, ApiKey, KeyScope } from '../domain/index.ts';
import { isoNow, newId, type Clock } from '../kernel/index.ts';
import type { AuditLog } from './audit-log.ts';
import { ApiKeyNotFoundError } from './people-errors.ts';
import { newToken, tokenHash } from './token.ts';

const MARK = 'sk_';
const SHOWN = 8;
const MINUTE_MS = 60_000;

/** Secrets with which programs call the service. */
export class ApiKeys {
  private readonly storage: Storage;
  private readonly clock: Clock;
  private readonly auditLog: AuditLog;

  constructor(parts: { storage: Storage; clock: Clock; auditLog: AuditLog }) {
    this.storage = parts.storage;
    this.clock = parts.clock;
    this.auditLog = parts.auditLog;
  }

  list(): Promise<ApiKey[]> {
    return this.storage.apiKeys.list();
  }

  /** The secret is in the answer and never again. */
  async add(name: string, scopes: readonly KeyScope[], actor: Actor) {
    const secret = `${MARK}${newToken()}`;
    const key: ApiKey = {
      ...{ id: newId(), name, prefix: secret.slice(0, SHOWN), keyHash: tokenHash(secret) },
      ...{ scopes: [...new Set(scopes)].sort(), createdBy: actor.name },
      ...{ createdAt: isoNow(this.clock), lastUsedAt: null }
    };
    await this.storage.transaction(async (scope) => {
      await scope.apiKeys.add(key);
      const details = { prefix: key.prefix, scopes: key.scopes.join(' ') };
      await this.auditLog.record(scope, {
        ...{ actor, action: 'api_key.added', subject: name, details }
      });
    });
    return { key, secret };
  }

  /** @throws ApiKeyNotFoundError */
  async revoke(id: string, actor: Actor): Promise<void> {
    await this.storage.transaction(async (scope) => {
      const key = await scope.apiKeys.find(id);
      if (!key) throw new ApiKeyNotFoundError();
      await scope.apiKeys.remove(id);
      const details = { prefix: key.prefix };
      await this.auditLog.record(scope, {
        ...{ actor, action: 'api_key.revoked', subject: key.name, details }
      });
    });
  }

  /** Whose secret this is; remembers the use, by the minute. */
  async find(secret: string): Promise<ApiKey | undefined> {
    if (!secret.startsWith(MARK)) return undefined;
    const key = await this.storage.apiKeys.findByHash(tokenHash(secret));
    const aMinuteAgo = new Date(this.clock.now().getTime() - MINUTE_MS).toISOString();
    if (key && (key.lastUsedAt === null || key.lastUsedAt < aMinuteAgo)) {
      await this.storage.apiKeys.markUsed(key.id, isoNow(this.clock));
    }
    return key;
  }
}
