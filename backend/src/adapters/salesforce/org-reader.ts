import { createHash } from 'node:crypto';
import { isStandard, type TargetObject } from '../../domain/index.ts';
import type { GrantedAccess, NeededObject } from '../../rules/index.ts';
import { composite, type Subrequest, type Subresponse } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { MirrorPage, MirrorPosition } from './mirror-page.ts';
import { mirrorQuery, toMirrorPage } from './mirror-query.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';

/** What the integration user may write of one object: nothing when the object itself is closed to it. */
export interface ObjectAccess {
  readonly object: TargetObject;
  readonly writable: readonly string[];
  /** Differs when the org demands something else of these fields: another length, another picklist value. */
  readonly fingerprint: string;
}

export interface OpeningRead {
  readonly access: readonly ObjectAccess[];
  readonly pages: readonly MirrorPage[];
  readonly serverTime: Date;
}

interface Describe {
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly deletable?: boolean;
  readonly fields?: readonly DescribedField[];
}

interface DescribedField {
  readonly name: string;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly type?: string;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  readonly nillable?: boolean;
  readonly unique?: boolean;
  readonly restrictedPicklist?: boolean;
  readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
}

/** All that a run reads from an org. Describe answers only what the user may see. */
export class OrgReader {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;
  private readonly userId: string;

  constructor(client: OrgClient, namespace: Namespace, userId: string) {
    this.client = client;
    this.namespace = namespace;
    this.userId = userId;
  }

  /** Access to these objects and the first page of what changed, in one API call. */
  async open(
    objects: readonly TargetObject[],
    positions: readonly MirrorPosition[]
  ): Promise<OpeningRead> {
    const describes = objects.map((object) => this.describe(object));
    const { subresponses, serverTime } = await composite(this.client, [
      ...describes,
      ...positions.map((position) => this.changed(position))
    ]);
    return {
      serverTime,
      access: objects.map((object, index) => this.access(object, subresponses[index])),
      pages: positions.map(({ object }, index) =>
        toMirrorPage(object, subresponses[objects.length + index], this.namespace)
      )
    };
  }

  /** Further pages, again in one API call. */
  async pages(positions: readonly MirrorPosition[]): Promise<MirrorPage[]> {
    const { subresponses } = await composite(
      this.client,
      positions.map((position) => this.changed(position))
    );
    return positions.map(({ object }, index) =>
      toMirrorPage(object, subresponses[index], this.namespace)
    );
  }

  /** What the user may do with these objects, in one API call. */
  async granted(objects: readonly NeededObject[]): Promise<GrantedAccess[]> {
    const { subresponses } = await composite(
      this.client,
      objects.map((object) => this.describe(object))
    );
    return objects.map((object, index) => this.grantedOf(object, subresponses[index]));
  }

  /** Accounts with an open Opportunity, at most 2,000; none when the user may not see them. */
  async accountsWithOpenDeals(): Promise<string[]> {
    const soql =
      'SELECT AccountId FROM Opportunity WHERE IsClosed = false AND AccountId != null' +
      ' GROUP BY AccountId ORDER BY AccountId LIMIT 2000';
    const { subresponses } = await composite(this.client, [
      { method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }
    ]);
    const [response] = subresponses;
    if (response?.status !== 200) return [];
    const { records } = response.body as { records: readonly { AccountId: string }[] };
    return records.map(({ AccountId }) => AccountId);
  }

  private describe(object: NeededObject): Subrequest {
    return { method: 'GET', path: `/sobjects/${this.namespace.qualify(object)}/describe` };
  }

  private grantedOf(object: NeededObject, response: Subresponse | undefined): GrantedAccess {
    const { createable, updateable, deletable, fields = [] } = describeOf(response);
    const names = (rows: typeof fields) =>
      new Set(rows.map(({ name }) => this.namespace.strip(name)));
    return {
      object,
      canRead: response?.status === 200,
      canCreate: createable === true,
      canEdit: updateable === true,
      canDelete: deletable === true,
      readable: names(fields),
      editable: names(fields.filter((field) => field.updateable))
    };
  }

  private changed(position: MirrorPosition): Subrequest {
    const soql = mirrorQuery(position, { namespace: this.namespace, userId: this.userId });
    return { method: 'GET', path: `/queryAll?q=${encodeURIComponent(soql)}` };
  }

  private access(object: TargetObject, response: Subresponse | undefined): ObjectAccess {
    const describe = describeOf(response);
    const creates = !isStandard(object);
    const writable = (describe.fields ?? [])
      .filter((field) => (field.createable || !creates) && field.updateable)
      .map((field) => this.namespace.strip(field.name));
    const open = (describe.createable === true || !creates) && describe.updateable === true;
    const keyed = !creates || writable.includes('ExternalId__c');
    const fingerprint = fingerprintOf(describe.fields ?? []);
    return { object, writable: open && keyed ? writable : [], fingerprint };
  }
}

/** Empty for an object that is not there for this user. */
function describeOf(response: Subresponse | undefined): Describe {
  if (!response || response.status >= 500) throw new OrgUnavailableError('no describe');
  return (response.status === 200 ? response.body : {}) as Describe;
}

/** Of all that decides whether a value is taken; the order in which the org lists fields does not count. */
function fingerprintOf(fields: readonly DescribedField[]): string {
  const demands = fields.map((field) => [
    ...[field.name, field.createable, field.updateable, field.type, field.length],
    ...[field.precision, field.scale, field.nillable, field.unique, field.restrictedPicklist],
    field.picklistValues?.filter(({ active }) => active).map(({ value }) => value)
  ]);
  const text = demands
    .map((one) => JSON.stringify(one))
    .sort()
    .join();
  return createHash('sha256').update(text).digest('hex');
}
