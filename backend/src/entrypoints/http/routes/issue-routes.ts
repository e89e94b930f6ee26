import { issuesCsv } from '../../../history/index.ts';
import { INTEGRATORS, WATCHERS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  idParams,
  issueList,
  issuePage,
  retryAnswer,
  retryRequest,
  type IssueListAnswer,
  type RetryAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { HistoryServices, SyncServices } from '../services.ts';

export function issueRoutes(services: HistoryServices, sync: SyncServices): Endpoint[] {
  return [...reading(services), retry(sync)];
}

function reading(services: HistoryServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/issues',
      access: WATCHERS,
      summary: 'Open issues, the latest seen first, and how many there are of each kind',
      params: idParams,
      query: issuePage,
      answers: { 200: issueList },
      handle: async ({ params, query }) => {
        const { id, history } = await services.of(params.id);
        const body: IssueListAnswer = {
          issues: await history.issues(id, query),
          groups: await history.issueGroups(id)
        };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/issues.csv',
      access: WATCHERS,
      summary: 'All open issues as CSV',
      params: idParams,
      answers: { 200: undefined },
      handle: async ({ params }) => {
        const { id, history } = await services.of(params.id);
        const body = issuesCsv(await history.allIssues(id));
        return { status: 200, contentType: 'text/csv; charset=utf-8; header=present', body };
      }
    })
  ];
}

function retry(sync: SyncServices): Endpoint {
  return endpoint({
    method: 'post',
    path: '/v1/connections/:id/retry',
    access: INTEGRATORS,
    summary: 'Let the next run try parked rows again: all, those of some kinds, or some rows',
    params: idParams,
    body: retryRequest,
    answers: { 200: retryAnswer },
    handle: async ({ params, body: which, caller }) => {
      const rows = await sync.retry(params.id, 'all' in which ? {} : which, actorFrom(caller));
      const body: RetryAnswer = { rows };
      return { status: 200, body };
    }
  });
}
