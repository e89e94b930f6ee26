export { linkMembers, type IdentityContext } from './link-members.ts';
export { linkSessions } from './link-sessions.ts';
