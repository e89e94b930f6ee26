export { linkMembers, type IdentityContext } from './link-members.ts';
