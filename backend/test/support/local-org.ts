import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../bin/local-org.js', import.meta.url));

interface Announcement {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessToken: string;
  readonly orgId: string;
  readonly users: readonly { readonly username: string; readonly persona: string }[];
}

export interface Ledger {
  readonly calls: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly rowsWritten: number;
}

/** Where an org is, and how to get in. */
export type OrgAddress = Pick<LocalOrg, 'url' | 'clientId' | 'clientSecret'>;

type Fields = Record<string, unknown>;

/** A local org in a process of its own, spoken to over HTTP as any org is. */
export class LocalOrg {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accessToken: string;
  readonly orgId: string;
  private readonly admin: string;
  private readonly process: ChildProcess;

  private constructor(announced: Announcement, process: ChildProcess) {
    this.url = announced.url;
    this.clientId = announced.clientId;
    this.clientSecret = announced.clientSecret;
    this.accessToken = announced.accessToken;
    this.orgId = announced.orgId;
    this.admin = announced.users.find(({ persona }) => persona === 'admin')?.username ?? '';
    this.process = process;
  }

  /** An empty org in memory, on a free port. Its pages are built when somebody asks for one. */
  static start(...options: readonly string[]): Promise<LocalOrg> {
    return LocalOrg.launch('--lazy-pages', ...options);
  }

  /** Likewise, for tests that open its pages: resolves once they are built. */
  static async startWithPages(...options: readonly string[]): Promise<LocalOrg> {
    const org = await LocalOrg.launch(...options);
    while ((await fetch(`${org.url}/lightning`)).status === 503) await delay(200);
    return org;
  }

  private static async launch(...options: readonly string[]): Promise<LocalOrg> {
    const args = [COMMAND, 'serve', '--port', '0', '--json', ...options];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      return new LocalOrg(JSON.parse(line) as Announcement, child);
    }
    throw new Error('The local org ended before it was ready.');
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }

  /** Rows as the admin sees them, without their `attributes`. */
  async query(soql: string): Promise<Fields[]> {
    const { records } = (await this.control(`query?q=${encodeURIComponent(soql)}`)) as {
      records: Fields[];
    };
    return records.map((record) => {
      delete record['attributes'];
      return record;
    });
  }

  /** Every row of every page. */
  async queryAll(soql: string): Promise<Fields[]> {
    const rows: Fields[] = [];
    let path: string | undefined = `query?q=${encodeURIComponent(soql)}`;
    while (path) {
      const page = (await this.control(path)) as { records: Fields[]; nextRecordsUrl?: string };
      rows.push(...page.records);
      const locator: string | undefined = page.nextRecordsUrl?.split('/').at(-1);
      path = locator;
    }
    return rows;
  }

  count(object: string): Promise<number> {
    return this.countOf(`SELECT COUNT() FROM ${object}`);
  }

  async countOf(soql: string): Promise<number> {
    const answer = await this.control(`query?q=${encodeURIComponent(soql)}`);
    return (answer as { totalSize: number }).totalSize;
  }

  async ledger(): Promise<Ledger> {
    return (await this.control('ledger')) as Ledger;
  }

  async resetLedger(): Promise<void> {
    await this.control('ledger', 'DELETE');
  }

  async planFaults(...faults: readonly Fields[]): Promise<void> {
    await this.control('faults', 'POST', faults);
  }

  /** The planned faults with how often each met a match (`seen`) and struck. */
  async faults(): Promise<Fields[]> {
    return (await this.control('faults')) as Fields[];
  }

  async clearFaults(): Promise<void> {
    await this.control('faults', 'DELETE');
  }

  /** Switches of the org's own rules, such as `parentLockMilliseconds`. */
  async switchRules(rules: Fields): Promise<void> {
    await this.control('rules', 'POST', rules);
  }

  /** How long calls and Bulk jobs take, and whether rows meet locks by chance. */
  async setPace(pace: Fields): Promise<void> {
    await this.control('latency', 'POST', pace);
  }

  async now(): Promise<Date> {
    const { now } = (await this.control('clock')) as { now: string };
    return new Date(now);
  }

  /** Of the package installed under a namespace: `1.1.0.1`. */
  async upgradePackage(version: string): Promise<void> {
    await this.control('upgrade-package', 'POST', { version });
  }

  /** A field made through the Tooling API; nobody may see it yet. */
  async createField(path: string, metadata: Fields): Promise<void> {
    await this.rest('tooling/sobjects/CustomField', 'POST', { FullName: path, Metadata: metadata });
  }

  /** One that was made so, with its values. */
  async deleteField(path: string): Promise<void> {
    await this.control('delete-field', 'POST', { field: path });
  }

  async advanceClock(seconds: number): Promise<void> {
    await this.control('clock', 'POST', { advanceSeconds: seconds });
  }

  /** So many API calls of somebody else. */
  async useCalls(calls: number): Promise<void> {
    for (let call = 0; call < calls; call += 1) await this.rest('limits', 'GET');
  }

  /** How many Bulk batches the day has cost so far. */
  async batchesUsed(): Promise<number> {
    const limits = (await this.rest('limits', 'GET')) as Record<
      string,
      { Max: number; Remaining: number }
    >;
    const { Max = 0, Remaining = 0 } = limits['DailyBulkApiBatches'] ?? {};
    return Max - Remaining;
  }

  /** For an org with one batch a day: a job of one row takes it, so that nothing can go by Bulk. */
  async useUpBulkBatches(): Promise<void> {
    const kind = { operation: 'insert', object: 'Account' };
    const { id } = (await this.rest('jobs/ingest', 'POST', kind)) as { id: string };
    const path = `jobs/ingest/${id}`;
    await this.rest(`${path}/batches`, 'PUT', 'Name\nThe last batch\n');
    await this.rest(path, 'PATCH', { state: 'UploadComplete' });
    while ((await this.batchesUsed()) === 0) await delay(100);
  }

  /** Every ingest job there is, the newest first. */
  async bulkJobs(): Promise<{ id: string; object: string; numberRecordsProcessed: number }[]> {
    const { records } = (await this.rest('jobs/ingest', 'GET')) as {
      records: { id: string; object: string }[];
    };
    const jobs = records.map(({ id }) => this.rest(`jobs/ingest/${id}`, 'GET'));
    return Promise.all(jobs) as ReturnType<LocalOrg['bulkJobs']>;
  }

  /** @returns the id of the new record. */
  async create(object: string, fields: Fields): Promise<string> {
    const answer = await this.rest(`sobjects/${object}`, 'POST', fields);
    return (answer as { id: string }).id;
  }

  /** Any number of records of one object, 200 at a time. */
  async createAll(object: string, rows: readonly Fields[]): Promise<void> {
    for (let start = 0; start < rows.length; start += 200) {
      const records = rows.slice(start, start + 200);
      await this.rest('composite/sobjects', 'POST', {
        records: records.map((fields) => ({ attributes: { type: object }, ...fields }))
      });
    }
  }

  async update(object: string, id: string, fields: Fields): Promise<void> {
    await this.rest(`sobjects/${object}/${id}`, 'PATCH', fields);
  }

  async delete(object: string, id: string): Promise<void> {
    await this.rest(`sobjects/${object}/${id}`, 'DELETE');
  }

  /** The fields of an object as the admin sees them. */
  async describe(object: string): Promise<{ name: string; permissionable: boolean }[]> {
    const { fields } = (await this.rest(`sobjects/${object}/describe`, 'GET')) as {
      fields: { name: string; permissionable: boolean }[];
    };
    return fields;
  }

  /** Merges Contacts, Leads or Accounts as a person does on the page. */
  async merge(object: string, masterId: string, loserId: string): Promise<void> {
    await this.control('merge', 'POST', { object, masterId, loserIds: [loserId] });
  }

  /** @returns the id of the Contact the Lead became. */
  async convertLead(leadId: string): Promise<string> {
    const answer = await this.control('convert-lead', 'POST', { leadId });
    return (answer as { contactId: string }).contactId;
  }

  /** Calls an Apex controller as the page of the administrator does. */
  async callApex(className: string, method: string, args: Fields = {}): Promise<unknown> {
    const user = this.admin;
    const answer = await this.control('apex', 'POST', { user, className, method, args });
    return (answer as { returnValue: unknown }).returnValue;
  }

  /** Adds an External Client App, or changes the one with this client id. */
  async putApp(app: Fields): Promise<{ clientId: string; clientSecret: string }> {
    return (await this.control('apps', 'POST', app)) as { clientId: string; clientSecret: string };
  }

  private async control(path: string, method = 'GET', body?: unknown): Promise<unknown> {
    return this.send(`${this.url}/local-org/${path}`, method, body);
  }

  private async rest(path: string, method: string, body?: unknown): Promise<unknown> {
    return this.send(`${this.url}/services/data/v66.0/${path}`, method, body);
  }

  private async send(url: string, method: string, body?: unknown): Promise<unknown> {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${this.accessToken}`,
        'content-type': typeof body === 'string' ? 'text/csv' : 'application/json'
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }
}
