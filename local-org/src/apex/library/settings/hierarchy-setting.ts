import type { ObjectSchema } from '../../../metadata/index.ts';
import { ApexId, ApexSObject } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';

/** Documented: Custom Settings Methods, hierarchy. None of these calls counts as a query. */
export function hierarchySettingMethods(
  object: ObjectSchema
): Readonly<Record<string, readonly LibraryMethod[]>> {
  const { name } = object;
  const exact = method(name, ['Id'], (call) => new Setting(call, object).of(ownerOf(call)));
  return {
    getinstance: [
      method(name, [], (call) => new Setting(call, object).mergedFor(call.context.userId)),
      method(name, ['Id'], (call) => new Setting(call, object).mergedFor(ownerOf(call)))
    ],
    getorgdefaults: [
      method(name, [], (call) => {
        const { orgId } = call.context.org.store;
        return new Setting(call, object).of(orgId) ?? new ApexSObject(object);
      })
    ],
    getvalues: [exact]
  };
}

/** The rows of one setting as they stand now: one for the org, a profile or a user. */
class Setting {
  private readonly call: Call;
  private readonly object: ObjectSchema;
  private readonly rows: ReadonlyMap<string, ApexSObject>;

  constructor(call: Call, object: ObjectSchema) {
    this.call = call;
    this.object = object;
    this.rows = new Map(
      call.context.cachedRows(object.name).map((row) => [idIn(row, 'setupownerid') ?? '', row])
    );
  }

  of(ownerId: string): ApexSObject | null {
    return this.rows.get(ownerId) ?? null;
  }

  /** A user's own row, or a new one; what it leaves empty comes from profile and org. */
  mergedFor(ownerId: string): ApexSObject {
    const lowest = this.of(ownerId);
    const merged = new ApexSObject(this.object, lowest !== null);
    for (const row of [lowest, ...this.above(ownerId)]) {
      for (const [key, value] of row?.fields ?? []) {
        const custom = this.object.fields.get(key)?.custom === true;
        if (row !== lowest && !custom) continue;
        if ((merged.fields.get(key) ?? null) === null) merged.fields.set(key, value);
      }
    }
    if (!lowest) merged.fields.set('setupownerid', ApexId.parse(ownerId) ?? null);
    return merged;
  }

  private above(ownerId: string): (ApexSObject | null)[] {
    const { store } = this.call.context.org;
    const profile = store
      .prepare('SELECT "ProfileId" FROM "User" WHERE "Id" = ?')
      .pluck()
      .get(ownerId);
    const ofProfile = typeof profile === 'string' ? this.of(profile) : null;
    return [ofProfile, ownerId === store.orgId ? null : this.of(store.orgId)];
  }
}

function ownerOf(call: Call): string {
  return (call.required(0) as ApexId).text;
}

function idIn(row: ApexSObject, key: string): string | undefined {
  const id = row.fields.get(key);
  return id instanceof ApexId ? id.text : undefined;
}
