import { programOf, testMethods } from '../../../apex/index.ts';
import type { Org } from '../../../org.ts';
import { requireAuthorApex } from '../../anonymous-apex.ts';
import type { Call } from '../../call.ts';
import type { AnyRoute } from '../../router.ts';
import { SalesforceError } from '../../salesforce-error.ts';
import { classIdOf } from '../class-ids.ts';
import { readTestRequest } from './read-test-request.ts';
import { testRunResult } from './test-run-result.ts';
import { testRunsOf } from './test-runs.ts';

/** `/tooling/runTestsAsynchronous` answers the id of a job, `…Synchronous` what came of the tests. */
export function testRoutes(org: Org): AnyRoute[] {
  const runs = testRunsOf(org);
  return [
    {
      method: 'POST',
      kind: 'other',
      path: '/tooling/runTestsAsynchronous',
      handle: (call) => {
        const { jobId } = runs.start(call.session.userId, requestOf(org, call));
        const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
        return { status: 200, body: JSON.stringify(jobId), headers };
      }
    },
    {
      method: 'POST',
      kind: 'other',
      path: '/tooling/runTestsSynchronous',
      answer: async (call) => {
        const request = requestOf(org, call);
        // Documented (runTestsSynchronous): the tests of one class.
        if (request.tests.length !== 1) {
          const message = 'runTestsSynchronous runs the tests of one class';
          throw new SalesforceError(400, 'INVALID_INPUT', message);
        }
        const run = await runs.runNow(call.session.userId, request);
        return { status: 200, body: { ...testRunResult(org, run), apexLogId: null } };
      }
    }
  ];
}

function requestOf(org: Org, call: Call) {
  requireAuthorApex(call.session);
  const known = testMethods(programOf(org));
  const nameOf = (id: string) =>
    known.find(({ className }) => classIdOf(org, className).slice(0, 15) === id.slice(0, 15))
      ?.className;
  return readTestRequest(call.body, known, nameOf);
}
