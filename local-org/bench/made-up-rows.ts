import { seededRandom } from '../src/faults/index.ts';

export const MEMBERS = 20_000;
/** Each has 200 of the members. */
export const ACCOUNTS = 100;
/** The members who are contacts: those who do most. */
export const CONTACTS = 2_000;
const SESSIONS = 20_000;
const THREAD_LENGTH = 20;

const TYPES = ['message', 'reply', 'reaction', 'post'];
const FIRST = Date.UTC(2021, 0, 1);
const FIVE_YEARS = 5 * 365 * 86_400_000;
const MONDAY = Date.UTC(2026, 8, 7);
const WEEK = 7 * 86_400_000;
const WORDS = 'the release notes help us to find what changed since last week in our plugin'.split(
  ' '
);

/** Ids by number, of records that have no external id. */
export interface People {
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
}

export function* communityCsv(): Generator<string> {
  yield 'ExternalId__c,Name,Platform__c,MemberCount__c,ActiveMembers30d__c,ActivityTrend__c\n';
  const trend = trendOf((week) => ({ byType: { message: 900 + week, reaction: 400, post: 7 } }));
  yield `slack:T1,Harbour,Slack,${MEMBERS},4000,${trend}\n`;
}

export function* accountCsv(): Generator<string> {
  yield 'Name,CommunityMembers__c,ActiveCommunityMembers30d__c,DemoSessions__c,CommunityTrend__c\n';
  const trend = trendOf((week) => ({ count: 40 + week }));
  for (let n = 0; n < ACCOUNTS; n += 1) yield `${padded('Account', n)},200,31,200,${trend}\n`;
}

export function* contactCsv(accounts: readonly string[]): Generator<string> {
  yield 'LastName,Email,AccountId\n';
  for (let n = 0; n < CONTACTS; n += 1) {
    yield `${padded('Contact', n)},${emailOf(n)},${accounts[n % ACCOUNTS]}\n`;
  }
}

export function* opportunityCsv(accounts: readonly string[]): Generator<string> {
  yield 'Name,StageName,CloseDate,AccountId,DemoSessions__c\n';
  for (const [n, account] of accounts.entries()) {
    yield `${padded('Opportunity', n)},Prospecting,2030-01-01,${account},200\n`;
  }
}

export function* memberCsv(people: People): Generator<string> {
  yield (
    'ExternalId__c,Name,Handle__c,Status__c,Email__c,EngagementScore__c,ActivityCount30d__c,' +
    'Account__c,Contact__c,Community__r.ExternalId__c\n'
  );
  const random = seededRandom(3);
  for (let n = 0; n < MEMBERS; n += 1) {
    const score = (random() * 1000).toFixed(2);
    const cells = [
      ...[memberKey(n), `Member ${n}`, `member-${n}`, 'Active', emailOf(n), score],
      ...[String(Math.floor(random() * 50)), ...linksOf(n, people), 'slack:T1']
    ];
    yield `${cells.join(',')}\n`;
  }
}

/** Activities `from` up to `to`, their members by key: few members make most of the noise. */
export function* activityCsv(from: number, to: number, people: People): Generator<string> {
  const header =
    'ExternalId__c,Type__c,OccurredAt__c,Summary__c,Channel__c,Points__c,ThreadKey__c,' +
    'Account__c,Contact__c,' +
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
      `slack:T1:thread:${Math.floor(n / THREAD_LENGTH)}`,
      ...linksOf(member, people),
      memberKey(member),
      'slack:T1'
    ];
    yield `${cells.join(',')}\n`;
  }
}

export function* sessionCsv(
  accounts: readonly string[],
  opportunities: readonly string[]
): Generator<string> {
  yield (
    'ExternalId__c,Name,FullName__c,StartedAt__c,DurationMinutes__c,VeryInterestedAreas__c,' +
    'Account__c,Opportunity__c\n'
  );
  const random = seededRandom(5);
  for (let n = 0; n < SESSIONS; n += 1) {
    const time = new Date(FIRST + Math.floor(random() * FIVE_YEARS)).toISOString();
    const of = `${accounts[n % ACCOUNTS]},${opportunities[n % ACCOUNTS]}`;
    yield `demo:${n},Session ${n},Viewer ${n},${time},${n % 40},"Pricing, Area ${n % 9}",${of}\n`;
  }
}

export function memberKey(n: number): string {
  return `slack:T1:U${n}`;
}

function linksOf(member: number, people: People): [account: string, contact: string] {
  return [people.accounts[member % ACCOUNTS] ?? '', people.contacts[member] ?? ''];
}

function emailOf(n: number): string {
  return `member-${n}@customer-${n % ACCOUNTS}.example`;
}

/** So that the order of names is the order of numbers. */
function padded(word: string, n: number): string {
  return `${word} ${String(n).padStart(5, '0')}`;
}

/** Twelve weeks as a CSV cell. */
function trendOf(contentOf: (week: number) => object): string {
  const weeks = Array.from({ length: 12 }, (_, week) => ({
    start: new Date(MONDAY + week * WEEK).toISOString().slice(0, 10),
    ...contentOf(week)
  }));
  return `"${JSON.stringify({ v: 1, weeks }).replaceAll('"', '""')}"`;
}
