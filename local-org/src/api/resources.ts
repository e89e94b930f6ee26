import type { Org } from '../org.ts';
import { dataPath } from './call.ts';
import { identityUrl } from './oauth/index.ts';
import type { Route } from './router.ts';

/** `/services/data/vXX.X`: where this version's resources are. */
export function resourceRoutes(org: Org): Route[] {
  return [
    {
      method: 'GET',
      path: '',
      kind: 'other',
      handle: (call) => {
        const base = dataPath(call);
        return {
          status: 200,
          body: {
            identity: identityUrl(org, call.session.userId, call.origin),
            sobjects: `${base}/sobjects`,
            search: `${base}/search`,
            parameterizedSearch: `${base}/parameterizedSearch`,
            recent: `${base}/recent`,
            tooling: `${base}/tooling`,
            query: `${base}/query`,
            queryAll: `${base}/queryAll`,
            composite: `${base}/composite`,
            jobs: `${base}/jobs`,
            limits: `${base}/limits`
          }
        };
      }
    }
  ];
}
