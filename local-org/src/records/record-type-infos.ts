import type { Store } from './store.ts';

/** Stands for "no record type" in every org. */
const MASTER_ID = '012000000000000AAA';

export interface RecordTypeInfo {
  readonly active: boolean;
  readonly available: boolean;
  readonly defaultRecordTypeMapping: boolean;
  readonly developerName: string;
  readonly master: boolean;
  readonly name: string;
  readonly recordTypeId: string;
}

interface RecordTypeRow {
  readonly Id: string;
  readonly Name: string;
  readonly DeveloperName: string;
  readonly IsActive: number;
}

/** The record types of an object, the master one last; it is the default where there is no other. */
export function recordTypeInfos(store: Store, objectName: string): RecordTypeInfo[] {
  const rows = store
    .prepare('SELECT * FROM "RecordType" WHERE "SobjectType" = ? ORDER BY "DeveloperName"')
    .all(objectName) as RecordTypeRow[];
  const infos = rows.map((row, index) => ({
    active: row.IsActive === 1,
    available: row.IsActive === 1,
    defaultRecordTypeMapping: index === 0,
    developerName: row.DeveloperName,
    master: false,
    name: row.Name,
    recordTypeId: row.Id
  }));
  const master = {
    active: true,
    available: true,
    defaultRecordTypeMapping: infos.length === 0,
    developerName: 'Master',
    master: true,
    name: 'Master',
    recordTypeId: MASTER_ID
  };
  return [...infos, master];
}
