import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { recordTypeInfos as infosOf } from '../../records/index.ts';
import { dataPath, type Call } from '../call.ts';

/** The record types of an object with the addresses of their layouts. */
export function recordTypeInfos(org: Org, call: Call, object: ObjectSchema) {
  const layouts = `${dataPath(call)}/sobjects/${object.name}/describe/layouts`;
  return infosOf(org.store, object.name).map((info) => ({
    ...info,
    urls: { layout: `${layouts}/${info.recordTypeId}` }
  }));
}
