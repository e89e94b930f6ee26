export { OAuthEndpoints } from './oauth-endpoints.ts';
export { identityUrl } from './user-info.ts';
export { Sessions } from './sessions.ts';
