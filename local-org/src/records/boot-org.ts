import type { Clock } from '../clock.ts';
import type { CustomMetadataRecord, ObjectSchema } from '../metadata/index.ts';
import { stages } from '../standard/index.ts';
import {
  apiPermissionSetLicense,
  baseProfiles,
  baseUsers,
  integrationPermissionSet,
  localPermissionSet,
  userLicenses,
  type BaseUser
} from './base-users.ts';
import { numberedId } from './ids.ts';
import { ensureGrants, localGrants, profileGrants, putGrants } from './permission-rows.ts';
import { SetupWriter } from './setup-writer.ts';
import type { Store } from './store.ts';

export interface BootedUser {
  /** `admin`, `integration`, `rep`, `visitor`. */
  readonly ref: string;
  readonly id: string;
  readonly username: string;
  /** Who this is, for people. */
  readonly persona: string;
}

export interface BootedOrg {
  readonly orgId: string;
  readonly users: readonly BootedUser[];
}

/**
 * Gives the org what every org has before anybody works in it: its own row, profiles, users, stages, and the
 * rows of permission sets and custom metadata. May run again: rows that stem from metadata follow it, what people
 * changed stays.
 */
export function bootOrg(
  store: Store,
  clock: Clock,
  { sandbox = false }: { sandbox?: boolean } = {}
): BootedOrg {
  return store.transaction(() => {
    // The first user of an org is its administrator, who also stamps what exists before.
    const writer = new SetupWriter(store, clock, numberedId('005', 1));
    putOrganization(store, writer, sandbox);
    const profileIds = putProfiles(store, writer, putLicenses(writer));
    const isNew = !writer.has('User', { Username: usernameOf(baseUsers[0]?.ref ?? '') });
    const users = baseUsers.map((user) => ensureUser(writer, user, profileIds));
    putPermissionSets(store, writer);
    for (const [index, user] of baseUsers.entries()) {
      assign(store, writer, users[index]?.id ?? '', user.permissionSets);
      if (isNew) assignLicense(writer, users[index]?.id ?? '', user);
    }
    putStages(writer);
    for (const object of store.schema.objects.values()) putRecordTypes(writer, object);
    for (const record of store.schema.customMetadata) putCustomMetadata(writer, record);
    return { orgId: store.orgId, users };
  });
}

function putOrganization(store: Store, writer: SetupWriter, sandbox: boolean): void {
  writer.ensure(
    'Organization',
    { Id: store.orgId },
    {
      Name: 'Local Org',
      DefaultLocaleSidKey: 'en_US',
      TimeZoneSidKey: 'America/Los_Angeles',
      LanguageLocaleKey: 'en_US',
      OrganizationType: 'Developer Edition',
      InstanceName: 'LOCAL'
    }
  );
  writer.put('Organization', { Id: store.orgId }, { IsSandbox: Number(sandbox) });
}

/** Ids of the user licenses by name. There are seats enough: which runs out first is the customer's matter. */
function putLicenses(writer: SetupWriter): Map<string, string> {
  const seats = { Status: 'Active', TotalLicenses: 100, UsedLicenses: 0 };
  writer.put(
    'PermissionSetLicense',
    { DeveloperName: apiPermissionSetLicense.developerName },
    { MasterLabel: apiPermissionSetLicense.label, ...seats }
  );
  const put = (name: string) =>
    writer.put('UserLicense', { Name: name }, { MasterLabel: name, ...seats });
  return new Map(userLicenses.map((name) => [name, put(name)]));
}

/** Each profile has a permission set of its own, which holds its rights (documented: PermissionSet). */
function putProfiles(
  store: Store,
  writer: SetupWriter,
  licenseIds: ReadonlyMap<string, string>
): Map<string, string> {
  const ids = new Map<string, string>();
  for (const profile of baseProfiles) {
    const permissions = flags(profile.permissions);
    const UserLicenseId = licenseIds.get(profile.license) ?? null;
    const values = { UserType: 'Standard', UserLicenseId, ...permissions };
    const id = writer.put('Profile', { Name: profile.name }, values);
    ids.set(profile.name, id);
    const name = `X${id.slice(0, 15)}`;
    const own = { Label: name, IsOwnedByProfile: 1, ProfileId: id, ...permissions };
    const setId = writer.put('PermissionSet', { Name: name }, own);
    ensureGrants(writer, setId, profileGrants(store.schema, profile));
  }
  return ids;
}

function ensureUser(
  writer: SetupWriter,
  user: BaseUser,
  profileIds: ReadonlyMap<string, string>
): BootedUser {
  const username = usernameOf(user.ref);
  const id = writer.ensure(
    'User',
    { Username: username },
    {
      FirstName: user.firstName,
      LastName: user.lastName,
      Name: `${user.firstName} ${user.lastName}`,
      Email: username,
      Alias: user.ref.slice(0, 8),
      CommunityNickname: user.ref,
      ProfileId: profileIds.get(user.profile) ?? null,
      UserType: 'Standard',
      TimeZoneSidKey: 'America/Los_Angeles',
      LocaleSidKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
      LanguageLocaleKey: 'en_US'
    }
  );
  return { ref: user.ref, id, username, persona: user.persona };
}

function usernameOf(ref: string): string {
  return `${ref}@local-org.example`;
}

function putPermissionSets(store: Store, writer: SetupWriter): void {
  for (const set of store.schema.permissionSets.values()) {
    const NamespacePrefix = set.namespace || null;
    const id = writer.put(
      'PermissionSet',
      { Name: set.name },
      { Label: set.label, NamespacePrefix }
    );
    putGrants(writer, id, set);
  }
  if (!store.schema.permissionSets.has(integrationPermissionSet.toLowerCase())) return;
  const local = { Label: localPermissionSet.label, ...flags(['ApiEnabled']) };
  const id = writer.ensure('PermissionSet', { Name: localPermissionSet.name }, local);
  ensureGrants(writer, id, localGrants(store.schema));
}

/** Sets the loaded metadata does not have are left out. */
function assign(store: Store, writer: SetupWriter, userId: string, sets: readonly string[]): void {
  const find = store.prepare('SELECT "Id" FROM "PermissionSet" WHERE "Name" = ?').pluck();
  for (const name of sets) {
    const id = find.get(name);
    if (typeof id !== 'string') continue;
    writer.ensure('PermissionSetAssignment', { PermissionSetId: id, AssigneeId: userId });
  }
}

/** Only with this license may an integration user hold rights on data. */
function assignLicense(writer: SetupWriter, userId: string, user: BaseUser): void {
  const profile = baseProfiles.find(({ name }) => name === user.profile);
  if (profile?.license !== 'Salesforce Integration') return;
  const { developerName } = apiPermissionSetLicense;
  const id = writer.ensure('PermissionSetLicense', { DeveloperName: developerName });
  writer.ensure('PermissionSetLicenseAssign', { PermissionSetLicenseId: id, AssigneeId: userId });
}

function putStages(writer: SetupWriter): void {
  stages.forEach((stage, index) => {
    writer.ensure(
      'OpportunityStage',
      { ApiName: stage.name },
      {
        MasterLabel: stage.name,
        IsActive: 1,
        SortOrder: index + 1,
        IsClosed: Number(stage.isClosed === true),
        IsWon: Number(stage.isWon === true),
        ForecastCategory: stage.forecastCategory,
        ForecastCategoryName: stage.forecastCategory,
        DefaultProbability: stage.probability
      }
    );
  });
}

function putRecordTypes(writer: SetupWriter, { name, recordTypes }: ObjectSchema): void {
  for (const { developerName, label, description, active, namespace } of recordTypes) {
    writer.put(
      'RecordType',
      { SobjectType: name, DeveloperName: developerName },
      {
        Name: label,
        Description: description ?? null,
        IsActive: Number(active),
        NamespacePrefix: namespace || null
      }
    );
  }
}

function putCustomMetadata(writer: SetupWriter, record: CustomMetadataRecord): void {
  const { developerName, label, namespace } = record;
  const values = [...record.values].map(
    ([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value] as const
  );
  const named = { MasterLabel: label, Label: label, Language: 'en_US' };
  writer.put(
    record.object,
    { DeveloperName: developerName },
    {
      ...named,
      NamespacePrefix: namespace || null,
      QualifiedApiName: namespace ? `${namespace}__${developerName}` : developerName,
      ...Object.fromEntries(values)
    }
  );
}

function flags(permissions: readonly string[]): Record<string, number> {
  return Object.fromEntries(permissions.map((name) => [`Permissions${name}`, 1]));
}
