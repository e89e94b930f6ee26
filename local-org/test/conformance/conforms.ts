import { serveOrg, type Answer, type OrgUnderTest } from '../api/org-under-test.ts';
import type { OrgOptions } from '../../src/org.ts';

/** Shows one statement of the catalogue by talking to an org over HTTP. */
export type Check = (org: OrgUnderTest) => Promise<void>;

const attached: { readonly id: string; readonly check: Check }[] = [];

/** Attaches a test to a statement of the catalogue; all of a section share one org, which starts empty. */
export function conforms(id: string, check: Check): void {
  attached.push({ id, check });
}

/** Every attached test, in order. */
export function attachedChecks(): readonly { readonly id: string; readonly check: Check }[] {
  return attached;
}

/** For statements that need an org of their own: another allocation, or a clock that stands still. */
export async function withOrg(options: Partial<OrgOptions>, check: Check): Promise<void> {
  const org = await serveOrg(options);
  try {
    await check(org);
  } finally {
    await org.stop();
  }
}

/** Plans faults for the calls that follow in this test. */
export function plan(org: OrgUnderTest, ...faults: object[]): Promise<Answer> {
  return org.send('POST', '/local-org/faults', faults);
}

/** The first error of an answer in Salesforce's shape. */
export function errorOf({ body }: Answer) {
  return body[0] as unknown as { errorCode: string; message: string; fields?: string[] };
}

/** Status and code: what a client decides by. */
export function refusalOf(answer: Answer): [status: number, errorCode: string] {
  return [answer.status, errorOf(answer)?.errorCode];
}

export function create(org: OrgUnderTest, object: string, row: object): Promise<Answer> {
  return org.send('POST', `/sobjects/${object}`, row);
}

/** Creates a row and returns its id. */
export async function createdId(org: OrgUnderTest, object: string, row: object): Promise<string> {
  const answer = await create(org, object, row);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

/** Rows of one type as a Collection takes them. */
export function typed(type: string, rows: readonly object[]): object[] {
  return rows.map((row) => ({ attributes: { type }, ...row }));
}

export function community(key: string, values: object = {}): object {
  return { ExternalId__c: key, Name: key, Platform__c: 'Slack', ...values };
}

export function total(org: OrgUnderTest, object: string, where: string): Promise<number> {
  return org
    .soql(`SELECT COUNT() FROM ${object} WHERE ${where}`)
    .then(({ body }) => body.totalSize);
}
