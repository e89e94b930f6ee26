import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveOrg, type Body, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await serveOrg();
});
afterAll(() => org.stop());

const tooling = (soql: string) => org.send('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);

async function rows(soql: string): Promise<Body> {
  const { body } = await tooling(soql);
  return body.records;
}

function run(kind: 'Asynchronous' | 'Synchronous', body: unknown, token?: string) {
  return org.send('POST', `/tooling/runTests${kind}`, body, token === undefined ? {} : { token });
}

/** The run's result once it is over. */
async function finished(jobId: string): Promise<Body> {
  for (;;) {
    const [result] = await rows(
      `SELECT Status, ClassesCompleted, MethodsEnqueued, MethodsFailed, TestTime, StartTime
       FROM ApexTestRunResult WHERE AsyncApexJobId = '${jobId}'`
    );
    const status = (result as unknown as { Status: string }).Status;
    if (!['Queued', 'Processing'].includes(status)) return result as Body;
    await sleep(50);
  }
}

it('runs the tests of a class and answers what came of each', async () => {
  const { status, body } = await run('Synchronous', {
    tests: [{ className: 'ActivityCursorTest' }],
    testLevel: 'RunSpecifiedTests'
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ numFailures: 0, failures: [] });
  const { numTestsRun, successes } = body as unknown as { numTestsRun: number; successes: Body };
  expect(numTestsRun).toBeGreaterThan(0);
  expect(successes).toHaveLength(numTestsRun);
  expect(successes[0]).toMatchObject({ name: 'ActivityCursorTest', seeAllData: false });
}, 60_000);

it('queues a run, answers other calls meanwhile, and keeps its results and coverage', async () => {
  const { status, body } = await run('Asynchronous', {
    tests: [{ className: 'activitycursortest' }]
  });
  expect(status).toBe(200);
  const jobId = String(body);
  expect(jobId).toMatch(/^707\w{15}$/);
  const started = performance.now();
  expect((await org.soql('SELECT Id FROM Account LIMIT 1')).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(await finished(jobId)).toMatchObject({ Status: 'Completed', MethodsFailed: 0 });

  const [item] = await rows(
    `SELECT Id, Status, ApexClassId FROM ApexTestQueueItem WHERE ParentJobId = '${jobId}'`
  );
  expect(item).toMatchObject({ Status: 'Completed' });
  const results = await rows(
    `SELECT MethodName, Outcome, Message, ApexClass.Id, ApexClass.Name, ApexClass.NamespacePrefix
     FROM ApexTestResult WHERE QueueItemId IN ('${item?.Id ?? ''}')`
  );
  expect(results.length).toBeGreaterThan(0);
  expect(results[0]).toMatchObject({
    Outcome: 'Pass',
    Message: null,
    ApexClass: { Name: 'ActivityCursorTest', NamespacePrefix: null }
  });
  const { body: counted } = await org.soql(
    `Select count(id) from ApexTestResult WHERE QueueItemId IN ('${item?.Id ?? ''}')`
  );
  expect(counted.records[0]).toMatchObject({ expr0: results.length });

  const classId = (item as unknown as { ApexClassId: string }).ApexClassId;
  const [covered] = await rows(
    `SELECT ApexTestClassId, ApexClassOrTrigger.Id, ApexClassOrTrigger.Name, TestMethodName, NumLinesCovered, Coverage
     FROM ApexCodeCoverage WHERE ApexTestClassId IN ('${classId}')
     AND ApexClassOrTrigger.Name = 'ActivityCursor'`
  );
  const { NumLinesCovered, Coverage } = covered as unknown as {
    NumLinesCovered: number;
    Coverage: { coveredLines: number[]; uncoveredLines: number[] };
  };
  expect(Coverage.coveredLines).toHaveLength(NumLinesCovered);
  // As the CLI asks, spelling included, before it reads coverage.
  const { ApexClassOrTrigger: of } = covered as unknown as { ApexClassOrTrigger: Body };
  const [byTest] = await rows(
    `SELECT count(ApexTestClassId) FROM ApexCodeCoverage WHERE ApexTestClassId IN ('${classId}')`
  );
  expect(byTest).toMatchObject({ expr0: expect.any(Number) });
  const [byClass] = await rows(
    `SELECT count(ApexClassOrTrigger.Id) FROM ApexCodeCoverageAggregate
     WHERE ApexClassorTriggerId IN ('${of.Id}')`
  );
  expect(byClass).toMatchObject({ expr0: 1 });
  const [total] = await rows(
    `SELECT ApexClassOrTrigger.Id, ApexClassOrTrigger.Name, NumLinesCovered, NumLinesUncovered, Coverage
     FROM ApexCodeCoverageAggregate WHERE ApexClassorTriggerId IN ('${of.Id}')`
  );
  expect(total).toMatchObject({ Coverage: { coveredLines: expect.any(Array) } });
  const [orgWide] = await rows('SELECT PercentCovered FROM ApexOrgWideCoverage');
  expect(orgWide).toMatchObject({ PercentCovered: expect.any(Number) });
}, 60_000);

it('leaves nothing of a test in the org', async () => {
  const before = await org.soql('SELECT COUNT() FROM Account');
  const ran = await run('Synchronous', {
    tests: [{ className: 'MemberActivityLogControllerTest' }]
  });
  expect(ran.body).toMatchObject({ numFailures: 0 });
  const after = await org.soql('SELECT COUNT() FROM Account');
  expect(after.body.totalSize).toBe(before.body.totalSize);
}, 60_000);

it('runs one method alone, named by the id of its class', async () => {
  const [found] = await rows("SELECT Id FROM ApexClass WHERE Name = 'ActivityCursorTest'");
  const all = await run('Synchronous', { tests: [{ classId: found?.Id }] });
  const { successes } = all.body as unknown as { successes: { methodName: string }[] };
  const method = successes[0]?.methodName ?? '';
  const one = await run('Synchronous', {
    tests: [{ classId: found?.Id, testMethods: [method] }]
  });
  expect(one.body).toMatchObject({ numTestsRun: 1, successes: [{ methodName: method }] });
}, 60_000);

it('says which name is no test, and what is not carried out', async () => {
  const refused = async (body: unknown) => (await run('Asynchronous', body)).body[0];
  expect(await refused({ tests: [{ className: 'ActivityCursor' }] })).toMatchObject({
    errorCode: 'INVALID_INPUT',
    message: expect.stringContaining("This class name's value is invalid: ActivityCursor")
  });
  expect(
    await refused({ tests: [{ className: 'ActivityCursorTest', testMethods: ['nothing'] }] })
  ).toMatchObject({ message: 'ActivityCursorTest has no test method nothing.' });
  expect(await refused({ suiteNames: 'All', testLevel: 'RunSpecifiedTests' })).toMatchObject({
    errorCode: 'NOT_IMPLEMENTED',
    message: 'not implemented in local-org: suiteNames'
  });
  expect(await refused({})).toMatchObject({ errorCode: 'INVALID_INPUT' });
});

it('lets nobody run tests who may not author Apex', async () => {
  const token = await org.integrationToken();
  const { status, body } = await run(
    'Asynchronous',
    { tests: [{ className: 'ActivityCursorTest' }] },
    token
  );
  expect(status).toBe(403);
  expect(body[0]).toMatchObject({ errorCode: 'INSUFFICIENT_ACCESS' });
});

it('lists the org’s classes with their source', async () => {
  const [found] = await rows(
    `SELECT Id, Name, ApiVersion, Status, Body, LengthWithoutComments, NamespacePrefix
     FROM ApexClass WHERE Name = 'ActivityCursor'`
  );
  expect(found).toMatchObject({ ApiVersion: 66, Status: 'Active', NamespacePrefix: null });
  const { Body: source, LengthWithoutComments: length } = found as unknown as {
    Body: string;
    LengthWithoutComments: number;
  };
  expect(source).toContain('class ActivityCursor');
  expect(length).toBeLessThan(source.length);
});

it('answers as an org that does not track source', async () => {
  const { status, body } = await org.send('GET', '/tooling/sobjects/SourceMember/describe');
  expect(status).toBe(404);
  expect(body[0]).toMatchObject({ message: 'The requested resource does not exist' });
});
