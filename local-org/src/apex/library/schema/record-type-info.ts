import { recordTypeInfos, type RecordTypeInfo } from '../../../records/index.ts';
import { typeOf, types, type ApexType } from '../../types/type.ts';
import { ApexId, ApexList, ApexMap, ApexNative, putInto, type Value } from '../../values/index.ts';
import { method } from '../call.ts';
import type { ApexContext } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

const type = typeOf('RecordTypeInfo');

/** Documented: RecordTypeInfo Class. */
export const recordTypeInfoType: LibraryType = {
  name: type.name,
  methods: {
    getName: reads('String', (info) => info.name),
    getDeveloperName: reads('String', (info) => info.developerName),
    getRecordTypeId: reads('Id', (info) => new ApexId(info.recordTypeId)),
    isActive: reads('Boolean', (info) => info.active),
    isAvailable: reads('Boolean', (info) => info.available),
    isDefaultRecordTypeMapping: reads('Boolean', (info) => info.defaultRecordTypeMapping),
    isMaster: reads('Boolean', (info) => info.master)
  }
};

export function listRecordTypes(context: ApexContext, objectName: string): ApexList {
  const infos = recordTypeInfos(context.org.store, objectName);
  return new ApexList(
    type,
    infos.map((info) => new ApexNative(type, info))
  );
}

/** `getRecordTypeInfosByName` and its like. */
export function mapRecordTypes(
  context: ApexContext,
  objectName: string,
  by: 'name' | 'developerName' | 'recordTypeId'
): ApexMap {
  const isId = by === 'recordTypeId';
  const keyType: ApexType = isId ? types.id : types.string;
  const map = new ApexMap(keyType, type);
  for (const info of recordTypeInfos(context.org.store, objectName)) {
    putInto(map, isId ? new ApexId(info[by]) : info[by], new ApexNative(type, info));
  }
  return map;
}

function reads(returns: string, read: (info: RecordTypeInfo) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self) => read((self as ApexNative).state as RecordTypeInfo))];
}
