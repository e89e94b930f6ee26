import { seededRandom } from '../src/faults/index.ts';

export const MEMBERS = 20_000;

const TYPES = ['message', 'reply', 'reaction', 'post'];
const FIRST = Date.UTC(2021, 0, 1);
const FIVE_YEARS = 5 * 365 * 86_400_000;
const WORDS = 'the release notes help us to find what changed since last week in our plugin'.split(
  ' '
);

export function* communityCsv(): Generator<string> {
  yield 'ExternalId__c,Name,Platform__c\nslack:T1,Harbour,Slack\n';
}

export function* memberCsv(): Generator<string> {
  yield 'ExternalId__c,Handle__c,Community__r.ExternalId__c\n';
  for (let n = 0; n < MEMBERS; n += 1) yield `${memberKey(n)},member-${n},slack:T1\n`;
}

/** Activities `from` up to `to`, their members by key: few members make most of the noise. */
export function* activityCsv(from: number, to: number): Generator<string> {
  const header =
    'ExternalId__c,Type__c,OccurredAt__c,Summary__c,Channel__c,Points__c,' +
    'Member__r.ExternalId__c,Community__r.ExternalId__c';
  yield `${header}\n`;
  const random = seededRandom(from + 1);
  for (let n = from; n < to; n += 1) {
    const member = Math.floor(MEMBERS * random() ** 3);
    const type = TYPES[Math.floor(random() * TYPES.length)] ?? '';
    const time = new Date(FIRST + Math.floor(random() * FIVE_YEARS)).toISOString();
    const summary = Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]);
    const cells = [
      `slack:T1:activity:${n}`,
      type,
      time,
      `"${summary.join(' ')}, and so on"`,
      `#channel-${Math.floor(random() * 40)}`,
      String(Math.floor(random() * 500) / 100),
      memberKey(member),
      'slack:T1'
    ];
    yield `${cells.join(',')}\n`;
  }
}

export function memberKey(n: number): string {
  return `slack:T1:U${n}`;
}
