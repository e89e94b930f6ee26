import {
  OrgUnavailableError,
  revokeToken,
  SignInRefusedError
} from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import {
  CAPABILITIES,
  DIRECTIONS,
  ENVIRONMENTS,
  purposeText,
  type Actor,
  type Connection,
  type ConnectionAction,
  type ConnectionState
} from '../domain/index.ts';
import { AppError, type Clock } from '../kernel/index.ts';
import { allowedActions, nextState, tokenCare, type TokenCare } from '../rules/index.ts';
import { AuditLog, SERVICE } from './audit-log.ts';
import { changeConnection, type ConnectionChange } from './change-connection.ts';
import { readConsent } from './connection-secret.ts';
import type { Connections } from './connections.ts';
import { withTokenLease } from './kept-tokens.ts';

/** What came of a test, in words for people. */
export type TestResult =
  | { readonly ok: true; readonly username: string; readonly orgId: string }
  | {
      readonly ok: false;
      readonly code: string;
      readonly cause: string;
      readonly remedy: string | null;
    };

/** A connection as lists show it; nothing secret. */
export interface ConnectionView extends Omit<Connection, 'secretId'> {
  readonly actions: readonly ConnectionAction[];
  readonly token: TokenCare | null;
  /** What was chosen, in the words of the catalogue. */
  readonly labels: {
    readonly environment: string;
    readonly capability: string;
    readonly direction: string;
    /** Capability and direction within a sentence. */
    readonly purpose: string;
  };
}

export interface ConnectionCareParts {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly connections: Connections;
}

/** What people do with connections once they are made. Each takes a name or an id, and who does it. */
export class ConnectionCare {
  private readonly parts: ConnectionCareParts;
  private readonly auditLog: AuditLog;

  constructor(parts: ConnectionCareParts) {
    this.parts = parts;
    this.auditLog = new AuditLog(parts.clock);
  }

  /** Those connected last come first. */
  async list(): Promise<ConnectionView[]> {
    return (await this.parts.connections.list()).map((connection) => this.view(connection));
  }

  /** @throws ConnectionNotFoundError */
  async find(wanted: string): Promise<ConnectionView> {
    return this.view(await this.parts.connections.find(wanted));
  }

  /** Signs in and asks whose org it is. Its state follows what the org says. */
  async test(wanted: string, actor: Actor = SERVICE): Promise<TestResult> {
    const { connections } = this.parts;
    const connection = await connections.find(wanted);
    nextState(connection.state, 'test');
    const result = await this.tryOut(connection);
    const details = { result: result.ok ? 'ok' : result.code };
    await connections.record(connection, { actor, action: 'connection.tested', details });
    return result;
  }

  /** @throws NotOfferedError, ConnectionNameTakenError */
  async change(
    wanted: string,
    change: ConnectionChange,
    actor: Actor = SERVICE
  ): Promise<ConnectionView> {
    const { connections } = this.parts;
    const connection = await connections.find(wanted);
    await changeConnection(this.parts, connection, change, actor);
    return this.view(await connections.find(connection.id));
  }

  /** Stops the sync; consent, settings and history stay. */
  async disconnect(wanted: string, actor: Actor = SERVICE): Promise<ConnectionView> {
    const { storage, connections } = this.parts;
    for (;;) {
      const connection = await connections.find(wanted);
      const state = nextState(connection.state, 'disconnect') as ConnectionState;
      const isDone = await storage.transaction(async (scope) => {
        if (!(await scope.connections.changeState(connection, state, null))) return false;
        const entry = { actor, action: 'connection.disconnected', subject: connection.name };
        await this.auditLog.record(scope, entry);
        return true;
      });
      if (isDone) return this.view({ ...connection, state, stateReason: null });
    }
  }

  /**
   * Ends the consent at the org and forgets every token; settings, history and data stay, here and in
   * the org. While the org cannot be reached nothing changes.
   */
  async disconnectAccount(wanted: string, actor: Actor = SERVICE): Promise<ConnectionView> {
    const { storage, connections } = this.parts;
    const { id } = await connections.find(wanted);
    return withTokenLease(storage, id, async () => {
      const connection = await connections.find(id);
      nextState(connection.state, 'disconnect-account');
      await this.revoke(connection);
      await storage.transaction(async (scope) => {
        await scope.connections.revoke(id);
        if (connection.secretId !== null) await scope.secrets.delete(connection.secretId);
        const entry = {
          actor,
          action: 'connection.account_disconnected',
          subject: connection.name
        };
        await this.auditLog.record(scope, entry);
      });
      return this.view(await connections.find(id));
    });
  }

  private async tryOut(connection: Connection): Promise<TestResult> {
    const { connections } = this.parts;
    try {
      const { username, orgId } = await connections.inspect(connection);
      // A run or a verification finds out more than a sign-in can: what it found stays.
      if (connection.state === 'expired') await connections.note(connection.id, 'healthy', null);
      return { ok: true, username, orgId };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await this.noteFailure(connection, error);
      const { code, message, remedy } = error;
      return { ok: false, code, cause: message, remedy: remedy ?? null };
    }
  }

  /** At the org first: a token that was forgotten here can no longer be revoked there. */
  private async revoke({ secretId, authKind, loginUrl }: Connection): Promise<void> {
    const { vault } = this.parts;
    if (secretId === null) return;
    const secret = await vault.open(secretId);
    if (authKind === 'web-server') await revokeToken(loginUrl, readConsent(secret).refreshToken);
    if (authKind === 'access-token') await revokeToken(loginUrl, secret);
  }

  private async noteFailure({ id }: Connection, error: AppError): Promise<void> {
    if (error instanceof OrgUnavailableError) return;
    const event = error instanceof SignInRefusedError ? 'sign-in-refused' : 'impaired';
    await this.parts.connections.note(id, event, error.message);
  }

  private view(connection: Connection): ConnectionView {
    return {
      ...shownOf(connection),
      actions: allowedActions(connection.state),
      token: tokenCare(connection, this.parts.clock.now()),
      labels: {
        environment: ENVIRONMENTS[connection.environment].label,
        capability: CAPABILITIES[connection.capability].label,
        direction: DIRECTIONS[connection.direction].label,
        purpose: purposeText(connection)
      }
    };
  }
}

/** Field by field: what is added later is not shown by accident. */
function shownOf(connection: Connection): Omit<Connection, 'secretId'> {
  const { id, name, loginUrl, instanceUrl, authKind, clientId, orgId, userId } = connection;
  const { username, namespace, state, stateReason, environment, capability } = connection;
  const { direction, tokenIssuedAt, tokenExpiresAt } = connection;
  return {
    ...{ id, name, loginUrl, instanceUrl, authKind, clientId, orgId, userId },
    ...{ username, namespace, state, stateReason, environment, capability },
    ...{ direction, tokenIssuedAt, tokenExpiresAt }
  };
}
