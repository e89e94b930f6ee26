import { z } from 'zod';
import type { Store } from '../records/index.ts';
import { appSpec, type ExternalClientApp } from './app-spec.ts';
import { newClientId, newClientSecret } from './credentials.ts';

const named = z.looseObject({ clientId: z.string().optional() });

/** An app that cannot be: the message says what is wrong with it. */
export class AppError extends Error {
  override readonly name = 'AppError';
}

/** The External Client Apps of the org, kept beside its rows. */
export class Apps {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(
      'CREATE TABLE IF NOT EXISTS local_apps (client_id TEXT PRIMARY KEY, app TEXT NOT NULL) STRICT'
    );
  }

  list(): ExternalClientApp[] {
    const rows = this.store.prepare('SELECT app FROM local_apps ORDER BY rowid').pluck().all();
    return rows.map((row) => JSON.parse(String(row)) as ExternalClientApp);
  }

  find(clientId: string): ExternalClientApp | undefined {
    const row = this.store
      .prepare('SELECT app FROM local_apps WHERE client_id = ?')
      .pluck()
      .get(clientId);
    return typeof row === 'string' ? (JSON.parse(row) as ExternalClientApp) : undefined;
  }

  /**
   * Adds an app, or changes the one with this client id: what the spec leaves out stays as it is, and a policy
   * of several parts is replaced whole. Throws AppError.
   */
  put(spec: unknown): ExternalClientApp {
    const given = read(named, spec);
    const known = given.clientId === undefined ? undefined : this.find(given.clientId);
    const { clientId, clientSecret, ...policies } = read(appSpec, { ...known, ...given });
    if (policies.runAs !== null) this.requireUser(policies.runAs);
    const app: ExternalClientApp = {
      ...policies,
      clientId: clientId ?? newClientId(),
      clientSecret: clientSecret ?? newClientSecret()
    };
    this.store
      .prepare(
        `INSERT INTO local_apps (client_id, app) VALUES (?, ?)
         ON CONFLICT (client_id) DO UPDATE SET app = excluded.app`
      )
      .run(app.clientId, JSON.stringify(app));
    return app;
  }

  private requireUser(username: string): void {
    const found = this.store.prepare('SELECT 1 FROM "User" WHERE "Username" = ?').get(username);
    if (!found) throw new AppError(`runAs: there is no user ${username}`);
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(z.prettifyError(parsed.error));
}
