import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { dataPath, type Call } from '../call.ts';

/** Stands for "no record type" in every org. */
const MASTER_ID = '012000000000000AAA';

interface RecordTypeRow {
  readonly Id: string;
  readonly Name: string;
  readonly DeveloperName: string;
  readonly IsActive: number;
}

/** The record types of an object, the master one last; it is the default where there is no other. */
export function recordTypeInfos(org: Org, call: Call, object: ObjectSchema) {
  const rows = org.store
    .prepare('SELECT * FROM "RecordType" WHERE "SobjectType" = ? ORDER BY "DeveloperName"')
    .all(object.name) as RecordTypeRow[];
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
  const layouts = `${dataPath(call)}/sobjects/${object.name}/describe/layouts`;
  return [...infos, master].map((info) => ({
    ...info,
    urls: { layout: `${layouts}/${info.recordTypeId}` }
  }));
}
