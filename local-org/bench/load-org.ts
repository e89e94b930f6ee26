import {
  accountCsv,
  activityCsv,
  communityCsv,
  contactCsv,
  memberCsv,
  opportunityCsv,
  sessionCsv
} from './made-up-rows.ts';
import type { LoadedJob, OrgClient } from './org-client.ts';

// Keeps one upload below 100 MB.
const ROWS_PER_JOB = 250_000;

/**
 * Fills the org: accounts, contacts, opportunities, demo sessions, one community, its members and `rows`
 * activities. Returns the seconds the activities took. Throws when a row does not arrive.
 */
export async function loadOrg(
  client: OrgClient,
  rows: number,
  onLoaded: (rows: number) => void
): Promise<number> {
  const accounts = await create(client, 'Account', accountCsv());
  const contacts = await create(client, 'Contact', contactCsv(accounts));
  const opportunities = await create(client, 'Opportunity', opportunityCsv(accounts));
  const people = { accounts, contacts };
  requireClean(await client.load('Session__c', sessionCsv(accounts, opportunities)));
  requireClean(await client.load('Community__c', communityCsv()));
  requireClean(await client.load('Member__c', memberCsv(people)));
  const start = performance.now();
  for (let from = 0; from < rows; from += ROWS_PER_JOB) {
    const to = Math.min(rows, from + ROWS_PER_JOB);
    requireClean(await client.load('Activity__c', activityCsv(from, to, people)));
    onLoaded(to);
  }
  return (performance.now() - start) / 1000;
}

async function create(client: OrgClient, object: string, csv: Iterable<string>) {
  const [job, ids] = await client.create(object, csv);
  requireClean(job);
  return ids;
}

function requireClean(job: LoadedJob): void {
  if (job.state === 'JobComplete' && job.numberRecordsFailed === 0) return;
  throw new Error(`A job did not go through: ${JSON.stringify(job)}`);
}
