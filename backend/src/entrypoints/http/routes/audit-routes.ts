import type { People } from '../../../workspace/index.ts';
import { ADMINS } from '../access.ts';
import { auditEntries, auditPage, type AuditAnswer } from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

export function auditRoutes(people: People): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/audit',
      access: ADMINS,
      summary: 'Who changed what, the newest first; by words, by whom, by action, by day',
      query: auditPage,
      answers: { 200: auditEntries },
      handle: async ({ query }) => {
        const body: AuditAnswer = { entries: await people.auditEntries(query) };
        return { status: 200, body };
      }
    })
  ];
}
