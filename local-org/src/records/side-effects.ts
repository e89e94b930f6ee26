import { sound, type Draft } from './draft.ts';
import type { Writer } from './fill-rows.ts';
import { fileNewVersions, followLatestVersion } from './file-versions.ts';
import type { ObjectPlan } from './object-plan.ts';
import { stampEvents } from './platform-events.ts';
import type { Store } from './store.ts';

/** What the rows of some objects bring about before they are written, in the same transaction. */
export function beforeWrite(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[],
  writer: Writer
): void {
  const inserts = drafts.filter((draft) => draft.operation === 'insert');
  if (plan.object.name.endsWith('__e')) return stampEvents(store, plan, inserts, writer);
  if (plan.object.name !== 'ContentVersion') return;
  fileNewVersions(store, plan, inserts, writer);
  for (const draft of drafts.filter((draft) => draft.operation === 'update')) {
    followLatestVersion(store, plan, draft, writer);
  }
}

const grantObjects = new Set(['FieldPermissions', 'ObjectPermissions']);

/** And after: a grant that does not even let read is no grant, its row goes (documented: FieldPermissions). */
export function afterWrite(store: Store, plan: ObjectPlan, drafts: readonly Draft[]): void {
  if (!grantObjects.has(plan.object.name)) return;
  const sql = `DELETE FROM ${plan.table} WHERE "Id" = ? AND "PermissionsRead" = 0`;
  for (const draft of sound(drafts)) store.prepare(sql).run(draft.id);
}
