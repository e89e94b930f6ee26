import { ApexId, type Value } from '../values/index.ts';
import { method, type Call } from './call.ts';
import type { LibraryMethod, LibraryType } from './registry.ts';
import { timeZone } from './time/time-zone.ts';

/** Documented: UserInfo Class. None of these calls counts as a query. */
export const userInfoType: LibraryType = {
  name: 'UserInfo',
  staticMethods: {
    getUserId: reads('Id', (call) => new ApexId(call.context.userId)),
    getOrganizationId: reads('Id', (call) => new ApexId(call.context.org.store.orgId)),
    getOrganizationName: reads('String', (call) => {
      const { store } = call.context.org;
      return textOrNull(store.prepare('SELECT "Name" FROM "Organization"').pluck().get());
    }),
    getUserName: reads('String', (call) => ofUser(call, 'Username')),
    getName: reads('String', (call) => ofUser(call, 'Name')),
    getFirstName: reads('String', (call) => ofUser(call, 'FirstName')),
    getLastName: reads('String', (call) => ofUser(call, 'LastName')),
    getUserEmail: reads('String', (call) => ofUser(call, 'Email')),
    getUserType: reads('String', (call) => ofUser(call, 'UserType') ?? 'Standard'),
    getLanguage: reads('String', (call) => ofUser(call, 'LanguageLocaleKey')),
    getLocale: reads('String', (call) => ofUser(call, 'LocaleSidKey')),
    getProfileId: reads('Id', (call) => {
      const id = ofUser(call, 'ProfileId');
      return id === null ? null : new ApexId(id);
    }),
    getTimeZone: reads('TimeZone', (call) => timeZone(call.context.timeZone)),
    // Documented: Lightning Experience on a desktop; no user of this org has a role.
    getUiTheme: reads('String', () => 'Theme4d'),
    getUiThemeDisplayed: reads('String', () => 'Theme4d'),
    getUserRoleId: reads('Id', () => null),
    isMultiCurrencyOrganization: reads('Boolean', () => false)
  }
};

function reads(returns: string, read: (call: Call) => Value): LibraryMethod[] {
  return [method(returns, [], read)];
}

function ofUser(call: Call, column: string): string | null {
  const { store } = call.context.org;
  const statement = store.prepare(`SELECT "${column}" FROM "User" WHERE "Id" = ?`);
  return textOrNull(statement.pluck().get(call.context.userId));
}

function textOrNull(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null;
}
