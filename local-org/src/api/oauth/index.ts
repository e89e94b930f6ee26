export { OAuthEndpoints } from './oauth-endpoints.ts';
export { Sessions } from './sessions.ts';
export { identityUrl } from './user-info.ts';
