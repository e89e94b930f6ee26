import type { ObjectSchema } from '../metadata/index.ts';
import type { Org } from '../org.ts';
import { quoteName } from '../records/index.ts';
import type { Call, Reply } from './call.ts';
import { query, quoted } from './queries.ts';
import type { Route } from './router.ts';

const MOST = 200;

/** `/recent`: what the user last worked on, newest first (documented: Recently Viewed Items). */
export function recentRoutes(org: Org): Route[] {
  return [
    { method: 'GET', path: '/recent', kind: 'other', handle: (call) => recentItems(org, call) }
  ];
}

function recentItems(org: Org, call: Call): Reply {
  org.unconfirmed('recent items: rows the user changed last stand for rows they looked at');
  const asked = Number(call.query.get('limit') ?? MOST);
  const limit = Number.isInteger(asked) && asked > 0 ? Math.min(asked, MOST) : MOST;
  const changed = [...org.schema.objects.values()]
    .filter((object) => isFollowed(object) && call.session.rights.canRead(object.name))
    .flatMap((object) => lastChanged(org, call, object, limit))
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .slice(0, limit);
  return { status: 200, body: changed.flatMap(({ object, id }) => shown(org, call, object, id)) };
}

/** Rows of an object the user changed last, at most `limit`, newest first. */
export function lastChanged(org: Org, call: Call, object: ObjectSchema, limit: number) {
  const rows = org.store
    .prepare(
      `SELECT "Id" AS id, "LastModifiedDate" AS date FROM ${quoteName(object.name)}
       WHERE "LastModifiedById" = ? AND "IsDeleted" = 0 ORDER BY "SystemModstamp" DESC LIMIT ?`
    )
    .all(call.session.userId, limit) as { id: string; date: string }[];
  return rows.map((row) => ({ ...row, object }));
}

/** The row with its name, if the user may still see it. */
export function shown(org: Org, call: Call, object: ObjectSchema, id: string) {
  const named =
    object.nameField !== 'Id' && call.session.rights.canReadField(object.name, object.nameField);
  const columns = named ? `Id, ${object.nameField}` : 'Id';
  return query(org, call, `SELECT ${columns} FROM ${object.name} WHERE Id = ${quoted(id)}`).rows(
    0,
    1
  );
}

/** Whether rows of the object are remembered as recently used. */
export function isFollowed({ fields, customSetting }: ObjectSchema): boolean {
  return fields.has('ownerid') && fields.has('lastmodifiedbyid') && !customSetting;
}
