import type { WorkspaceStatus } from '../../../history/index.ts';
import { EVERYONE } from '../access.ts';
import { statusAnswer, type StatusAnswer } from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

export function statusRoutes(status: () => Promise<WorkspaceStatus>): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/status',
      access: { ...EVERYONE, key: 'status:read', service: true },
      summary: 'Connection, outbox, counts, last runs and open issues',
      answers: { 200: statusAnswer },
      handle: async () => {
        const body: StatusAnswer = await status();
        return { status: 200, body };
      }
    })
  ];
}
