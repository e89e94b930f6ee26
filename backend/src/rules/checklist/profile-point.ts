import { done, open, setupPages, type Judged } from './point.ts';

/** Licences with which a user reaches Leads, Contacts, Accounts and Opportunities by API (documented). */
const LICENSES = ['Salesforce', 'Salesforce Integration'];
/** Profiles that come with an org and give more, or other things, than an integration needs. */
const SHARED_PROFILES = [
  ...['System Administrator', 'Standard User', 'Read Only', 'Marketing User', 'Solution Manager'],
  ...['Contract Manager', 'Standard Platform User']
];

/** The licence must carry the objects, and the profile be the integration's own. */
export function profilePoint(
  { profile, license }: { readonly profile: string; readonly license: string },
  connection: { readonly instanceUrl: string }
): Judged {
  const { profiles, users } = setupPages(connection);
  if (!LICENSES.includes(license)) {
    return open(
      `The licence "${license}" does not carry Leads and Opportunities: use Salesforce or Salesforce Integration.`,
      users
    );
  }
  if (SHARED_PROFILES.includes(profile)) {
    return open(
      `The user has the profile "${profile}", which it shares with people: give it a clone of its own.`,
      profiles
    );
  }
  return done(`Profile "${profile}", licence "${license}".`);
}
