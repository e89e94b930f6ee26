import { seededRandom } from '../src/faults/index.ts';
import { MEMBERS, memberKey } from './made-up-rows.ts';
import type { OrgClient } from './org-client.ts';

const ROUNDS = 100;

/** Milliseconds, one per round. */
export interface QueryTimes {
  readonly newest: readonly number[];
  readonly nextPage: readonly number[];
  readonly count: readonly number[];
}

/** Asks what a member's page asks: the newest 50, the 50 behind them, and how many of one type. */
export async function timeQueries(client: OrgClient): Promise<QueryTimes> {
  const random = seededRandom(7);
  const times: { [K in keyof QueryTimes]: number[] } = { newest: [], nextPage: [], count: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // As skewed as the rows: active members are looked at more often.
    const member = await idOfMember(client, Math.floor(MEMBERS * random() ** 3));
    const ours = `FROM Activity__c WHERE Member__c = '${member}'`;
    const page = (behind: string) =>
      `SELECT Id, Type__c, OccurredAt__c, Summary__c ${ours}${behind} ` +
      'ORDER BY OccurredAt__c DESC, Id DESC LIMIT 50';
    const { records } = await timed(times.newest, () => client.query(page('')));
    const last = records.at(-1);
    if (last) {
      const time = last['OccurredAt__c']?.replace('+0000', 'Z') ?? '';
      const behind = ` AND (OccurredAt__c < ${time} OR (OccurredAt__c = ${time} AND Id < '${last['Id']}'))`;
      await timed(times.nextPage, () => client.query(page(behind)));
    }
    await timed(times.count, () =>
      client.query(
        `SELECT COUNT() ${ours} AND Type__c = 'reply' AND OccurredAt__c > 2024-01-01T00:00:00Z`
      )
    );
  }
  return times;
}

async function idOfMember(client: OrgClient, n: number): Promise<string> {
  const soql = `SELECT Id FROM Member__c WHERE ExternalId__c = '${memberKey(n)}'`;
  return (await client.query(soql)).records[0]?.['Id'] ?? '';
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  times.push(performance.now() - start);
  return result;
}
