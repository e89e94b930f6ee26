import { Connection } from 'jsforce';
import { openOrg, type Org } from '../src/adapters/salesforce/index.ts';
import type { Write } from '../src/domain/index.ts';
import { chunk } from '../src/kernel/index.ts';
import { activityWrite } from '../src/rules/index.ts';
import { villageActivity } from '../test/support/village.ts';

const MEMBERS = 500;
const OBJECT = 'Activity__c';
const KEY = 'ExternalId__c';

export interface SenderTarget {
  readonly url: string;
  readonly accessToken: string;
  readonly rows: number;
}

/** Sends all rows once. */
type Send = () => Promise<unknown>;

/** Each way prepares its rows as it wants them, which is not measured, and then sends them as often as asked. */
export const SENDERS: Readonly<Record<string, (target: SenderTarget) => Send>> = {
  'our Composites': (target) => {
    const [org, writes] = [ours(target), writesOf(target)];
    return () => sendComposites(org, writes);
  },
  'jsforce Collections': (target) => {
    const [org, records] = [theirs(target), recordsOf(target)];
    return () => org.sobject(OBJECT).upsert(records, KEY, { allowRecursive: true });
  },
  'our Bulk job': (target) => {
    const [org, writes] = [ours(target), writesOf(target)];
    return () => sendJob(org, writes);
  },
  'jsforce Bulk job': (target) => {
    const [org, records] = [theirs(target), recordsOf(target).map(flattened)];
    return () => sendJobOfTheirs(org, records);
  }
};

function ours({ url, accessToken }: SenderTarget): Org {
  const auth = { kind: 'access-token', accessToken } as const;
  return openOrg({ loginUrl: url, instanceUrl: url, auth, namespace: '', userId: '' });
}

function theirs({ url, accessToken }: SenderTarget): Connection {
  return new Connection({ instanceUrl: url, accessToken, version: '66.0' });
}

function writesOf({ rows }: SenderTarget): Write[] {
  const village = { members: MEMBERS, activities: rows };
  return Array.from({ length: rows }, (_, n) =>
    activityWrite(villageActivity(village, n), undefined)
  );
}

function recordsOf(target: SenderTarget) {
  return writesOf(target).map(({ externalId, fields }) => ({ [KEY]: externalId, ...fields }));
}

async function sendComposites(org: Org, writes: readonly Write[]) {
  for (const call of chunk(writes, 1_000)) {
    const collections = chunk(call, 200).map((part) => ({
      ...{ object: 'Activity__c' as const, writes: part }
    }));
    await org.writer.write(collections);
  }
}

async function sendJob({ bulk }: Org, writes: readonly Write[]) {
  const id = await bulk.create('Activity__c');
  const csv = bulk.csv(new Set(Object.keys(writes[0]?.fields ?? {})));
  await bulk.upload(id, async function* lines() {
    yield csv.headerLine;
    for (const page of chunk(writes, 1_000)) {
      yield page.map((write) => csv.line(write) ?? '').join('');
    }
  });
  await bulk.close(id);
  await bulk.check(id);
}

async function sendJobOfTheirs(org: Connection, records: Record<string, string>[]) {
  const job = org.bulk2.createJob({
    ...{ operation: 'upsert', object: OBJECT, externalIdFieldName: KEY }
  });
  await job.open();
  await job.uploadData(records);
  await job.close();
  await job.poll(1, 60_000);
}

/** As a record for CSV: parents by their key, nothing where there is no value. */
function flattened(record: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells = Object.entries(record).map(([name, value]) =>
    typeof value === 'object' && value !== null
      ? [`${name}.ExternalId__c`, String(Object.values(value)[0])]
      : [name, value === null ? '#N/A' : String(value as string | boolean)]
  );
  return Object.fromEntries(cells) as Record<string, string>;
}
