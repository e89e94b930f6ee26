import { Connection } from 'jsforce';
import { openOrg } from '../src/adapters/salesforce/index.ts';
import type { Write } from '../src/domain/index.ts';
import { activityWrite } from '../src/rules/index.ts';
import { median, type Figure } from '../../tools/bench/figures.ts';
import { villageActivity } from '../test/support/village.ts';
import { SwallowingOrg } from './swallowed.ts';

const ROWS = 20_000;
const ROUNDS = 5;
const VILLAGE = { members: 500, activities: ROWS };

/** One way of sending all rows. */
type Send = () => Promise<unknown>;

/**
 * Processor time of this process for the same rows, sent by our writers and by plain jsforce in turns. The other
 * end is a process of its own that takes rows and keeps none.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const org = await SwallowingOrg.start();
  try {
    const ways = sendersOf(org, rows);
    const spent = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, send] of Object.entries(ways)) {
        spent.get(name)?.push((await processorTime(send)) / (rows / 1_000));
      }
    }
    return figuresOf(new Map([...spent].map(([name, times]) => [name, median(times)])));
  } finally {
    await org.stop();
  }
}

function sendersOf({ url, org }: SwallowingOrg, rows: number): Record<string, Send> {
  const { accessToken } = org;
  const auth = { kind: 'access-token', accessToken } as const;
  const ours = openOrg({ loginUrl: url, instanceUrl: url, auth, namespace: '', userId: '' });
  const theirs = new Connection({ instanceUrl: url, accessToken, version: '66.0' });
  const writes = Array.from({ length: rows }, (_, n) =>
    activityWrite(villageActivity(VILLAGE, n), undefined)
  );
  const records = writes.map(({ externalId, fields }) => ({
    ExternalId__c: externalId,
    ...fields
  }));
  const flat = records.map(flattened);
  const options = { allowRecursive: true };
  return {
    'our Composites': () => sendComposites(ours, writes),
    'jsforce Collections': () =>
      theirs.sobject('Activity__c').upsert(records, 'ExternalId__c', options),
    'our Bulk job': () => sendJob(ours, writes),
    'jsforce Bulk job': async () => {
      const job = theirs.bulk2.createJob({
        ...{ operation: 'upsert', object: 'Activity__c', externalIdFieldName: 'ExternalId__c' }
      });
      await job.open();
      await job.uploadData(flat);
      await job.close();
      await job.poll(1, 60_000);
    }
  };
}

async function sendComposites(org: ReturnType<typeof openOrg>, writes: readonly Write[]) {
  for (const call of chunks(writes, 1_000)) {
    const collections = chunks(call, 200).map((part) => ({
      ...{ object: 'Activity__c' as const, writes: part }
    }));
    await org.writer.write(collections);
  }
}

async function sendJob({ bulk }: ReturnType<typeof openOrg>, writes: readonly Write[]) {
  const id = await bulk.create('Activity__c');
  const csv = bulk.csv(new Set(Object.keys(writes[0]?.fields ?? {})));
  await bulk.upload(id, async function* lines() {
    yield csv.headerLine;
    for (const page of chunks(writes, 1_000)) {
      yield page.map((write) => csv.line(write) ?? '').join('');
    }
  });
  await bulk.close(id);
  await bulk.check(id);
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

/** Milliseconds of processor time that the work takes in this process. */
async function processorTime(work: Send): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function figuresOf(spent: ReadonlyMap<string, number>): Figure[] {
  const of = (name: string) => spent.get(name) ?? NaN;
  const ratio = (what: string, ours: string, theirs: string, goal: number): Figure => ({
    ...{ what, value: of(ours) / of(theirs), unit: '' },
    goal: { kind: 'at most', value: goal }
  });
  return [
    ...[...spent].map(([what, value]) => ({ what, value, unit: 'ms/1,000' })),
    ratio('Composites ÷ jsforce Collections', 'our Composites', 'jsforce Collections', 0.5),
    ratio('Bulk ÷ jsforce Bulk', 'our Bulk job', 'jsforce Bulk job', 0.25)
  ];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size)
  );
}
