import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { rightsOf } from './access/index.ts';
import { FaultPlan } from './faults/index.ts';
import { Ledger } from './ledger.ts';
import { loadSchema, type Schema } from './metadata/index.ts';
import { OrgSettings } from './org-settings.ts';
import {
  bootOrg,
  openStore,
  Records,
  type BootedUser,
  type Session,
  type Store
} from './records/index.ts';
import { RequestLimit } from './request-limit.ts';
import { SettableClock } from './settable-clock.ts';

export interface OrgOptions {
  /** Metadata folders; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  /** Rows are kept here; in memory without it. */
  readonly dataFile?: string;
  /** Forget what `dataFile` holds. */
  readonly reset?: boolean;
  /** Stand still at this time; the machine's time without it. */
  readonly clock?: Date;
  /** API calls allowed in 24 hours; 15,000 as in a Developer Edition without it. */
  readonly dailyRequests?: number;
  /** Takes lines for the server's log; nothing is logged without it. */
  readonly log?: (line: string) => void;
}

/** A client of the client-credentials flow: an External Client App with a run-as user. */
interface OAuthClient {
  readonly id: string;
  readonly secret: string;
  readonly userId: string;
}

/** Loads metadata, opens the rows and puts the base users in place. Throws MetadataError. */
export function openOrg(options: OrgOptions): Org {
  const { dataFile } = options;
  const schema = loadSchema({ sourceDirs: options.sourceDirs });
  if (options.reset && dataFile !== undefined) {
    for (const ending of ['', '-wal', '-shm']) rmSync(dataFile + ending, { force: true });
  }
  if (dataFile !== undefined) mkdirSync(dirname(dataFile), { recursive: true });
  return new Org(openStore({ schema, ...(dataFile !== undefined && { file: dataFile }) }), options);
}

/** Everything that makes up the org, built once: what the API, the CLI and tests work with. */
export class Org {
  readonly store: Store;
  readonly records: Records;
  readonly clock: SettableClock;
  readonly ledger = new Ledger();
  readonly faults = new FaultPlan();
  readonly settings: OrgSettings;
  readonly requestLimit: RequestLimit;
  readonly users: readonly BootedUser[];
  readonly client: OAuthClient;
  readonly log: (line: string) => void;
  /** Changes when the metadata does. */
  readonly schemaTag: string;
  private readonly marked = new Set<string>();

  constructor(store: Store, options: Omit<OrgOptions, 'sourceDirs' | 'dataFile' | 'reset'>) {
    this.store = store;
    this.log = options.log ?? (() => undefined);
    this.clock = new SettableClock(options.clock);
    this.records = new Records(store, this.clock);
    this.users = bootOrg(store, this.clock).users;
    this.settings = new OrgSettings(store);
    this.requestLimit = new RequestLimit(store, this.clock, options.dailyRequests ?? 15_000);
    this.client = {
      id: this.settings.keep('clientId', () => `3MVG9${randomText(60)}`),
      secret: this.settings.keep('clientSecret', () =>
        randomBytes(32).toString('hex').toUpperCase()
      ),
      userId: this.userOf('integration').id
    };
    this.schemaTag = tagOf(store.schema);
  }

  get schema(): Schema {
    return this.store.schema;
  }

  get admin(): BootedUser {
    return this.userOf('admin');
  }

  /** The user's rights as they are now. */
  sessionOf(userId: string): Session {
    return { userId, rights: rightsOf(this.store, userId) };
  }

  /** Marks, once each, an answer that no documentation or recording confirms. */
  unconfirmed(what: string): void {
    if (this.marked.has(what)) return;
    this.marked.add(what);
    this.log(`unconfirmed behaviour: ${what}`);
  }

  close(): void {
    this.store.close();
  }

  private userOf(ref: string): BootedUser {
    const user = this.users.find((candidate) => candidate.ref === ref);
    if (!user) throw new Error(`The org has no base user ${ref}.`);
    return user;
  }
}

function tagOf(schema: Schema): string {
  const objects = [...schema.objects.values()].map((object) => ({
    ...object,
    fields: [...object.fields.values()]
  }));
  return createHash('sha256').update(JSON.stringify(objects)).digest('hex');
}

function randomText(length: number): string {
  return randomBytes(length).toString('base64url').replace(/[-_]/g, '.').slice(0, length);
}
