import { endpoint, type Endpoint } from '../endpoint.ts';
import type { Metrics } from '../metrics.ts';

export function metricsRoutes(metrics: Metrics): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/metrics',
      access: { service: true },
      summary: 'Metrics in the Prometheus text format',
      answers: { 200: undefined },
      handle: async () => ({ status: 200, ...(await metrics.text()) })
    })
  ];
}
