import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { rightsOf } from './access/index.ts';
import { ApexCalls } from './apex-calls.ts';
import { Apps, ensureDefaultApps } from './apps/index.ts';
import type { BulkPace } from './bulk/index.ts';
import { CustomFields } from './custom-fields.ts';
import { DailyLimit } from './daily-limit.ts';
import { DataStorage } from './data-storage.ts';
import { DeployedMetadata } from './deployed-metadata.ts';
import { FaultPlan, LateClock } from './faults/index.ts';
import { Ledger } from './ledger.ts';
import { LongRequests } from './long-requests.ts';
import { loadSchema, type Schema } from './metadata/index.ts';
import { OrgPace, type PaceProfile } from './org-pace.ts';
import { OrgSettings } from './org-settings.ts';
import {
  bootOrg,
  defaultSwitches,
  openStore,
  Records,
  type BootedUser,
  type RuleSwitches,
  type Session,
  type Store
} from './records/index.ts';
import { SettableClock } from './settable-clock.ts';
import type { SourceContent } from './source/index.ts';
import { Validator } from './validation/index.ts';

export interface OrgOptions {
  /** Metadata folders; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  /** The first folder is installed as a package of this namespace; not packaged without it. */
  readonly namespace?: string;
  /** Rows are kept here; in memory without it. */
  readonly dataFile?: string;
  /** Makes the id of a new org; 1 without it. */
  readonly orgNumber?: number;
  /** Forget what `dataFile` holds. */
  readonly reset?: boolean;
  /** Stand still at this time; the machine's time without it. */
  readonly clock?: Date;
  /** API calls allowed in 24 hours; 15,000 as in a Developer Edition without it. */
  readonly dailyRequests?: number;
  /** Megabytes of data storage; 5 as in a Developer Edition without it. */
  readonly dataStorageMb?: number;
  /** Bulk ingest batches of 10,000 rows allowed in 24 hours; 15,000 without it. */
  readonly dailyBulkBatches?: number;
  /** Bulk query jobs allowed in 24 hours; 10,000 without it. */
  readonly dailyBulkQueryJobs?: number;
  /** How fast Bulk jobs are worked off; as `latency` says, or soon, without it. */
  readonly bulkPace?: Partial<BulkPace>;
  /** Requests of 20 s and more at the same time; 5 as in a Developer Edition without it. */
  readonly longRequests?: number;
  /** How long calls take; none takes any time without it. */
  readonly latency?: PaceProfile;
  /** Where chance starts: the jitter of `latency`. */
  readonly randomSeed?: number;
  /** A sandbox: it signs in at the test host instead of the login host. */
  readonly sandbox?: boolean;
  /** Platform events published in an hour; 50,000 as in a Developer Edition without it. */
  readonly hourlyEvents?: number;
  /** Of the package installed with a namespace, like `1.2.0.3`; 1.0.0.1 without it. */
  readonly packageVersion?: string;
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
  if (options.reset && dataFile !== undefined) {
    for (const ending of ['', '-wal', '-shm', '-bulk', '-metadata']) {
      rmSync(dataFile + ending, { recursive: true, force: true });
    }
  }
  if (dataFile !== undefined) mkdirSync(dirname(dataFile), { recursive: true });
  const kept = dataFile === undefined ? undefined : `${dataFile}-metadata`;
  const metadata = new DeployedMetadata(options.sourceDirs, kept);
  const { namespace = '' } = options;
  const schema = loadSchema({ sourceDirs: metadata.sourceDirs, namespace });
  const store = openStore({
    schema,
    ...(dataFile !== undefined && { file: dataFile }),
    ...(options.orgNumber !== undefined && { orgNumber: options.orgNumber })
  });
  return new Org(store, metadata, options);
}

/** Everything that makes up the org, built once: what the API, the CLI and tests work with. */
export class Org {
  readonly store: Store;
  readonly records: Records;
  readonly clock: SettableClock;
  readonly ledger = new Ledger();
  readonly apexCalls = new ApexCalls();
  readonly faults = new FaultPlan();
  readonly settings: OrgSettings;
  readonly requestLimit: DailyLimit;
  readonly dataStorage: DataStorage;
  /** Batches of Bulk ingest jobs, and Bulk query jobs. */
  readonly bulkLimits: { readonly batches: DailyLimit; readonly queryJobs: DailyLimit };
  readonly longRequests: LongRequests;
  readonly pace: OrgPace;
  /** Stamps rows: the org's time but for planned late commits. */
  readonly stampClock: LateClock;
  readonly users: readonly BootedUser[];
  readonly apps: Apps;
  readonly isSandbox: boolean;
  readonly log: (line: string) => void;
  readonly customFields: CustomFields;
  readonly hourlyEvents: number;
  /** Version of the installed package, `major.minor.patch.build`; another one after an upgrade. */
  packageVersion: string;
  /** All metadata the org has, loaded and deployed. */
  readonly metadata: DeployedMetadata;
  /** Where metadata is checked and tests run. */
  readonly validator = new Validator();
  /** Called after metadata was deployed. */
  private readonly listeners: (() => void)[] = [];
  private readonly clientId: string;
  private readonly marked = new Set<string>();

  constructor(
    store: Store,
    metadata: DeployedMetadata,
    options: Omit<OrgOptions, 'dataFile' | 'reset' | 'sourceDirs'>
  ) {
    this.store = store;
    this.metadata = metadata;
    this.log = options.log ?? (() => undefined);
    this.clock = new SettableClock(options.clock);
    this.stampClock = new LateClock(this.clock);
    this.settings = new OrgSettings(store);
    this.records = new Records(store, this.stampClock, readSwitches(this.settings));
    this.isSandbox = options.sandbox ?? false;
    this.users = bootOrg(store, this.clock, { sandbox: this.isSandbox }).users;
    this.requestLimit = this.dailyLimit('requests', options.dailyRequests ?? 15_000);
    this.dataStorage = new DataStorage(this.store, options.dataStorageMb ?? 5);
    this.bulkLimits = {
      batches: this.dailyLimit('bulk batches', options.dailyBulkBatches ?? 15_000),
      queryJobs: this.dailyLimit('bulk query jobs', options.dailyBulkQueryJobs ?? 10_000)
    };
    this.longRequests = new LongRequests(this.clock, options.longRequests ?? 5);
    this.pace = new OrgPace(this.faults, options.bulkPace);
    const { latency: profile = 'none', randomSeed: seed = 1 } = options;
    this.pace.choose({ profile, seed });
    this.apps = new Apps(store);
    this.clientId = ensureDefaultApps(
      this.apps,
      (name, make) => this.settings.keep(name, make),
      this.userOf('integration').username
    );
    this.hourlyEvents = options.hourlyEvents ?? 50_000;
    this.packageVersion = options.packageVersion ?? '1.0.0.1';
    // After booting: a profile that opens everything must not open what was made since.
    this.customFields = new CustomFields(store);
  }

  get schema(): Schema {
    return this.store.schema;
  }

  /** Metadata folders everything the org has can be read from. */
  get sourceDirs(): readonly string[] {
    return this.metadata.sourceDirs;
  }

  /**
   * Takes metadata (source format) into the running org: its objects, fields, permission sets and records are
   * there at once, rows stay. Throws MetadataError; whoever calls has validated it.
   */
  deploy(source: SourceContent): void {
    this.metadata.add(source);
    this.store.transaction(() => {
      this.store.extend(loadSchema({ sourceDirs: this.sourceDirs }));
      bootOrg(this.store, this.clock, { sandbox: this.isSandbox });
      this.customFields.restore();
    });
    for (const listener of this.listeners) listener();
  }

  /** Whoever keeps something made of the metadata makes it anew after each deployment. */
  whenDeployed(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Changes when the metadata does. */
  get schemaTag(): string {
    return tagOf(this.schema);
  }

  /** The app for client credentials every local org has. */
  get client(): OAuthClient {
    const secret = this.apps.find(this.clientId)?.clientSecret ?? '';
    return { id: this.clientId, secret, userId: this.userOf('integration').id };
  }

  get admin(): BootedUser {
    return this.userOf('admin');
  }

  /** When the org began, as ISO 8601. */
  get createdAt(): string {
    const find = this.store.prepare('SELECT "CreatedDate" FROM "Organization" WHERE "Id" = ?');
    return String(find.pluck().get(this.store.orgId));
  }

  /** The user's rights as they are now. */
  sessionOf(userId: string): Session {
    return { userId, rights: rightsOf(this.store, userId) };
  }

  /** Switches rules of the org; what is not named stays. */
  switchRules(changes: Partial<RuleSwitches>): void {
    Object.assign(this.records.switches, changes);
    this.settings.set(SWITCHES, JSON.stringify(this.records.switches));
  }

  /** Since when rows of other users are not visible yet; nothing when all are. */
  hidden(): { readonly hiddenSince?: string } {
    const { visibleAfterSeconds } = this.records.switches;
    if (visibleAfterSeconds === 0) return {};
    const since = this.clock.now().getTime() - visibleAfterSeconds * 1000;
    return { hiddenSince: new Date(since).toISOString() };
  }

  /** Marks, once each, an answer that no documentation or recording confirms. */
  unconfirmed(what: string): void {
    if (this.marked.has(what)) return;
    this.marked.add(what);
    this.log(`unconfirmed behaviour: ${what}`);
  }

  close(): void {
    this.store.close();
    this.metadata.close();
    void this.validator.close();
  }

  private dailyLimit(name: string, max: number): DailyLimit {
    return new DailyLimit(this.store, this.clock, name, max);
  }

  private userOf(ref: string): BootedUser {
    const user = this.users.find((candidate) => candidate.ref === ref);
    if (!user) throw new Error(`The org has no base user ${ref}.`);
    return user;
  }
}

const tags = new WeakMap<Schema, string>();

const SWITCHES = 'ruleSwitches';

function readSwitches(settings: OrgSettings): RuleSwitches {
  const kept = JSON.parse(settings.find(SWITCHES) ?? '{}') as Partial<RuleSwitches>;
  return { ...defaultSwitches(), ...kept };
}

function tagOf(schema: Schema): string {
  const known = tags.get(schema);
  if (known !== undefined) return known;
  const objects = [...schema.objects.values()].map((object) => ({
    ...object,
    fields: [...object.fields.values()]
  }));
  const tag = createHash('sha256').update(JSON.stringify(objects)).digest('hex');
  tags.set(schema, tag);
  return tag;
}
