import { isStandard, type TargetObject } from '../../domain/index.ts';
import { composite, type Subresponse } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';
import { peopleQuery, toPeoplePage, type PeoplePage } from './people-query.ts';
import type { PeoplePosition } from './people-query.ts';

/** What the integration user may write of one object: nothing when the object itself is closed to it. */
export interface ObjectAccess {
  readonly object: TargetObject;
  readonly writable: readonly string[];
}

export interface OpeningRead {
  readonly access: readonly ObjectAccess[];
  readonly people: readonly PeoplePage[];
  readonly serverTime: Date;
}

interface Describe {
  readonly createable?: boolean;
  readonly updateable?: boolean;
  readonly fields?: readonly {
    readonly name: string;
    readonly createable: boolean;
    readonly updateable: boolean;
  }[];
}

/** All that a run reads from an org. Describe answers only what the user may see. */
export class OrgReader {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Access to these objects and the first page of changed people, in one API call. */
  async open(
    objects: readonly TargetObject[],
    positions: readonly PeoplePosition[]
  ): Promise<OpeningRead> {
    const describes = objects.map((object) => ({
      method: 'GET' as const,
      path: `/sobjects/${this.namespace.qualify(object)}/describe`
    }));
    const { subresponses, serverTime } = await composite(this.client, [
      ...describes,
      ...positions.map(peopleRequest)
    ]);
    return {
      serverTime,
      access: objects.map((object, index) => this.access(object, subresponses[index])),
      people: positions.map(({ object }, index) =>
        toPeoplePage(object, subresponses[objects.length + index])
      )
    };
  }

  /** Further pages, again in one API call. */
  async people(positions: readonly PeoplePosition[]): Promise<PeoplePage[]> {
    const { subresponses } = await composite(this.client, positions.map(peopleRequest));
    return positions.map(({ object }, index) => toPeoplePage(object, subresponses[index]));
  }

  private access(object: TargetObject, response: Subresponse | undefined): ObjectAccess {
    if (!response || response.status >= 500) throw new OrgUnavailableError('no describe');
    const describe = (response.status === 200 ? response.body : {}) as Describe;
    const creates = !isStandard(object);
    const writable = (describe.fields ?? [])
      .filter((field) => (field.createable || !creates) && field.updateable)
      .map((field) => this.namespace.strip(field.name));
    const open = (describe.createable === true || !creates) && describe.updateable === true;
    const keyed = !creates || writable.includes('ExternalId__c');
    return { object, writable: open && keyed ? writable : [] };
  }
}

function peopleRequest(position: PeoplePosition) {
  return {
    method: 'GET' as const,
    path: `/queryAll?q=${encodeURIComponent(peopleQuery(position))}`
  };
}
