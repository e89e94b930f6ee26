import type { ObjectSchema } from '../metadata/index.ts';
import { dataPath, type Call, type Reply } from './call.ts';

/** `300`: the URLs of the rows a key matches (recorded). */
export function severalMatches(call: Call, object: ObjectSchema, ids: readonly string[]): Reply {
  return { status: 300, body: ids.map((id) => rowPath(call, object, id)) };
}

export function rowPath(call: Call, object: ObjectSchema, id: string): string {
  return `${dataPath(call)}/sobjects/${object.name}/${id}`;
}
