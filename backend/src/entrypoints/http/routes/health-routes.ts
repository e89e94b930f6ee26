import { PUBLIC } from '../access.ts';
import { healthAnswer, type HealthAnswer } from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

/** Open to anyone: it tells nothing but whether the service works. */
export function healthRoutes(ping: () => Promise<void>): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/health',
      access: PUBLIC,
      summary: 'Whether the service and its database answer',
      answers: { 200: healthAnswer, 503: healthAnswer },
      handle: async () => {
        const database = await ping().then(
          () => 'ok' as const,
          () => 'unreachable' as const
        );
        const works = database === 'ok';
        const body: HealthAnswer = { status: works ? 'ok' : 'failing', database };
        return { status: works ? 200 : 503, body };
      }
    })
  ];
}
