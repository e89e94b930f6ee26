import { askOrg } from './org-request.js';

const PHONE_WIDTH = 480;

/** The signed-in user; filled before any component is loaded. */
export const session = {
  userId: undefined,
  user: undefined,
  users: [],
  apps: [],
  timeZone: 'UTC',
  formFactor: 'Large',
  customPermissions: [],
  /** As `@salesforce/customPermission` answers: true or undefined. */
  hasCustomPermission(name) {
    return this.customPermissions.includes(name.replace(/^\w+__/, '')) || undefined;
  }
};

export async function loadSession() {
  Object.assign(session, await askOrg('/session'));
  session.userId = session.user.id;
  session.formFactor = window.innerWidth < PHONE_WIDTH ? 'Small' : 'Large';
}
