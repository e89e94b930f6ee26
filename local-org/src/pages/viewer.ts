import { findNamed } from '../find-named.ts';
import type { ObjectSchema } from '../metadata/index.ts';
import type { UiMetadata } from '../metadata/ui/index.ts';
import type { Org } from '../org.ts';
import type { Session } from '../records/index.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import { noAccess, PageError } from './page-error.ts';

/** Who looks at a page, with what the org knows about pages. */
export interface Viewer {
  readonly org: Org;
  readonly ui: UiMetadata;
  readonly session: Session;
  readonly userId: string;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47, like `en-US`. */
  readonly locale: string;
}

export function viewerOf(org: Org, ui: UiMetadata, userId: string): Viewer {
  const { namespace } = org.schema;
  // Components and pages of the package name its fields without the prefix.
  const options = namespace === '' ? {} : { options: { defaultNamespace: namespace } };
  const locale = org.store
    .prepare('SELECT "LocaleSidKey" FROM "User" WHERE "Id" = ?')
    .pluck()
    .get(userId);
  return {
    ...{ org, ui, userId },
    session: { ...org.sessionOf(userId), ...options },
    timeZone: timeZoneOf(org, userId),
    locale: (typeof locale === 'string' ? locale : 'en_US').replace('_', '-')
  };
}

/** An object the viewer may see, named with or without the prefix. Throws PageError. */
export function objectNamed(viewer: Viewer, name: string): ObjectSchema {
  const object = findObject(viewer, name);
  if (!object) throw new PageError(404, 'INVALID_TYPE', `There is no object ${name}.`);
  if (!viewer.session.rights.canRead(object.name)) throw noAccess(`${object.labelPlural}`);
  return object;
}

export function findObject({ org }: Viewer, name: string): ObjectSchema | undefined {
  return findNamed(org.schema.objects, name, org.schema.namespace);
}

/** The name as the package's own files spell it. */
export function sourceName({ org }: Viewer, name: string): string {
  const prefix = `${org.schema.namespace}__`;
  return prefix !== '__' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
