import { chunk } from '../../kernel/index.ts';
import { API_ROOT } from './api-version.ts';
import { composite, type Subrequest } from './composite.ts';
import { RequestRejectedError } from './errors.ts';
import { refusalOf, type SetupRefusal } from './setup-refusal.ts';
import type { SetupStep } from '../../rules/index.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';
import { queryAll, type Row } from './query-all.ts';

/** Documented: Composite, at most 25 subrequests. */
const PER_CALL = 25;
const API_LICENSE = 'SalesforceAPIIntegrationPsl';

export interface PackageVersion {
  readonly name: string;
  readonly namespace: string;
  /** `1.4.0.2` */
  readonly version: string;
}

/** Names of a user's profile and of its license (documented: Profile, UserLicense). */
export interface UserFacts {
  readonly profile: string;
  readonly license: string;
}

export interface PermissionSetRow {
  readonly id: string;
  readonly name: string;
  readonly hasApiEnabled: boolean;
}

/** A row of ObjectPermissions or FieldPermissions to be there, whatever stood in its place. */
export interface Grant {
  readonly object: string;
  /** Absent for the object itself. */
  readonly field?: string;
  readonly read: true;
  readonly create?: boolean;
  readonly edit?: boolean;
  /** Of objects; comes with editing. */
  readonly delete?: boolean;
}

/** Setup as rows: packages, permission sets and what they give. Changing it needs an administrator. */
export class OrgSetup {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * The installed package of this namespace; null when there is none (documented: InstalledSubscriberPackage,
   * Tooling API; for a user who may not see Setup the first two numbers, from Publisher).
   */
  async packageVersion(namespace: string): Promise<PackageVersion | null> {
    const soql =
      'SELECT SubscriberPackage.Name, SubscriberPackage.NamespacePrefix,' +
      ' SubscriberPackageVersion.MajorVersion, SubscriberPackageVersion.MinorVersion,' +
      ' SubscriberPackageVersion.PatchVersion, SubscriberPackageVersion.BuildNumber' +
      ' FROM InstalledSubscriberPackage';
    const rows = await this.toolingRows(soql);
    const found = rows.find(
      (row) => part(row, 'SubscriberPackage')['NamespacePrefix'] === namespace
    );
    if (!found) return this.published(namespace);
    const version = part(found, 'SubscriberPackageVersion');
    const numbers = ['MajorVersion', 'MinorVersion', 'PatchVersion', 'BuildNumber'];
    return {
      name: String(part(found, 'SubscriberPackage')['Name']),
      namespace,
      version: numbers.map((name) => String(version[name])).join('.')
    };
  }

  /** Documented: Publisher, which every authenticated user may read. */
  private async published(namespace: string): Promise<PackageVersion | null> {
    const [row] = await this.toolingRows(
      'SELECT Name, MajorVersion, MinorVersion FROM Publisher' +
        ` WHERE NamespacePrefix = ${quoted(namespace)}`
    );
    if (!row) return null;
    const version = `${String(row['MajorVersion'])}.${String(row['MinorVersion'])}`;
    return { name: String(row['Name']), namespace, version };
  }

  /** What the user has of its profile; null where it may not see that. */
  async userFacts(userId: string): Promise<UserFacts | null> {
    const soql = `SELECT Profile.Name, Profile.UserLicense.Name FROM User WHERE Id = ${quoted(userId)}`;
    const [row] = await this.visible(this.rows(soql));
    const profile = part(row ?? {}, 'Profile');
    const license = part(profile, 'UserLicense')['Name'];
    const name = profile['Name'];
    return typeof name === 'string' && typeof license === 'string'
      ? { profile: name, license }
      : null;
  }

  /** Assigned to the user, without those that belong to profiles. */
  async assignedSets(userId: string): Promise<PermissionSetRow[]> {
    const rows = await this.rows(
      'SELECT PermissionSet.Id, PermissionSet.Name, PermissionSet.PermissionsApiEnabled' +
        ` FROM PermissionSetAssignment WHERE AssigneeId = ${quoted(userId)}` +
        ' AND PermissionSet.IsOwnedByProfile = false'
    );
    return rows.map((row) => toSet(part(row, 'PermissionSet')));
  }

  async findSet(name: string): Promise<PermissionSetRow | undefined> {
    const [row] = await this.rows(
      `SELECT Id, Name, PermissionsApiEnabled FROM PermissionSet WHERE Name = ${quoted(name)}`
    );
    return row && toSet(row);
  }

  async createSet(name: string, label: string): Promise<SetupRefusal[]> {
    const row = { Name: name, Label: label };
    return this.change('permission_set', [post('PermissionSet', row)], [name]);
  }

  async enableApi(set: PermissionSetRow): Promise<SetupRefusal[]> {
    return this.change(
      'right',
      [patch('PermissionSet', set.id, { PermissionsApiEnabled: true })],
      ['API Enabled']
    );
  }

  /** Assigned already is as good. */
  async assign(set: PermissionSetRow, userId: string): Promise<SetupRefusal[]> {
    const row = { PermissionSetId: set.id, AssigneeId: userId };
    return this.change('assignment', [post('PermissionSetAssignment', row)], [set.name]);
  }

  /**
   * Gives the permission set license without which an integration user may hold no rights on data
   * (documented: Give Integration Users API Only Access). Nothing happens in an org that has none.
   */
  async assignLicense(userId: string): Promise<SetupRefusal[]> {
    const [license] = await this.rows(
      `SELECT Id FROM PermissionSetLicense WHERE DeveloperName = ${quoted(API_LICENSE)}`
    );
    if (!license) return [];
    const row = { PermissionSetLicenseId: license['Id'], AssigneeId: userId };
    return this.change('license', [post('PermissionSetLicenseAssign', row)], [API_LICENSE]);
  }

  /** Objects before their fields: a field is given only where its object is. */
  async grant(set: PermissionSetRow, grants: readonly Grant[]): Promise<SetupRefusal[]> {
    const objects = grants.filter(({ field }) => field === undefined);
    const fields = grants.filter(({ field }) => field !== undefined);
    return [
      ...(await this.grantKind('ObjectPermissions', set, objects)),
      ...(await this.grantKind('FieldPermissions', set, fields))
    ];
  }

  private async grantKind(
    kind: 'ObjectPermissions' | 'FieldPermissions',
    set: PermissionSetRow,
    grants: readonly Grant[]
  ): Promise<SetupRefusal[]> {
    if (grants.length === 0) return [];
    const key = kind === 'ObjectPermissions' ? 'SobjectType' : 'Field';
    const soql = `SELECT Id, ${key} FROM ${kind} WHERE ParentId = ${quoted(set.id)}`;
    const present = await this.rows(soql).catch((error: unknown) => {
      if (error instanceof RequestRejectedError) return error;
      throw error;
    });
    // Who may not see permissions may not give them (documented: View Setup and Configuration).
    if (present instanceof RequestRejectedError) return [refusalOf('look', kind, present)];
    const ids = new Map(present.map((row) => [String(row[key]), String(row['Id'])]));
    const requests = grants.map((grant) => {
      const names = this.namesOf(grant);
      const id = ids.get(String(names[key]));
      const flags = flagsOf(grant);
      return id ? patch(kind, id, flags) : post(kind, { ParentId: set.id, ...names, ...flags });
    });
    return this.change('right', requests, grants.map(nameOf));
  }

  private namesOf({ object, field }: Grant): Row {
    const type = this.namespace.qualify(object);
    if (field === undefined) return { SobjectType: type };
    return { SobjectType: type, Field: `${type}.${this.namespace.qualify(field)}` };
  }

  private async change(
    step: SetupStep,
    requests: readonly Subrequest[],
    names: readonly string[]
  ): Promise<SetupRefusal[]> {
    const refusals: SetupRefusal[] = [];
    let index = 0;
    for (const part of chunk(requests, PER_CALL)) {
      const { subresponses } = await composite(this.client, part);
      for (const { status, body } of subresponses) {
        const what = names[index] ?? '';
        index += 1;
        const { errorCode: code, message } = firstProblem(body);
        if (status >= 300 && code !== 'DUPLICATE_VALUE')
          refusals.push({ step, what, code, message });
      }
    }
    return refusals;
  }

  private async rows(soql: string): Promise<Row[]> {
    return queryAll(this.client, API_ROOT, soql);
  }

  /** None for a user who may not see Setup. */
  private toolingRows(soql: string): Promise<Row[]> {
    return this.visible(queryAll(this.client, `${API_ROOT}/tooling`, soql));
  }

  /** None where the org refuses to tell. */
  private async visible(rows: Promise<Row[]>): Promise<Row[]> {
    try {
      return await rows;
    } catch (error) {
      if (error instanceof RequestRejectedError) return [];
      throw error;
    }
  }
}

function post(object: string, body: Row): Subrequest {
  return { method: 'POST', path: `/sobjects/${object}`, body };
}

function patch(object: string, id: string, body: Row): Subrequest {
  return { method: 'PATCH', path: `/sobjects/${object}/${id}`, body };
}

/** Only what is to be given: what the row gives besides stays. */
function flagsOf({ field, create, edit, delete: deletes }: Grant): Row {
  return {
    PermissionsRead: true,
    ...(edit || deletes ? { PermissionsEdit: true } : {}),
    ...(create && field === undefined ? { PermissionsCreate: true } : {}),
    ...(deletes ? { PermissionsDelete: true } : {})
  };
}

function nameOf({ object, field }: Grant): string {
  return field === undefined ? object : `${object}.${field}`;
}

function toSet(row: Row): PermissionSetRow {
  return {
    id: String(row['Id']),
    name: String(row['Name']),
    hasApiEnabled: row['PermissionsApiEnabled'] === true
  };
}

function part(row: Row, name: string): Row {
  return (row[name] ?? {}) as Row;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function firstProblem(body: unknown): { errorCode: string; message: string } {
  const problem = (Array.isArray(body) ? body[0] : undefined) as
    Partial<Record<'errorCode' | 'message', string>> | undefined;
  return { errorCode: problem?.errorCode ?? 'UNKNOWN', message: problem?.message ?? '' };
}
