import { sourceKinds } from '../../check/index.ts';
import type { Org } from '../../org.ts';
import { catalogueOf } from '../tooling/index.ts';
import { isPart } from './describe-metadata.ts';
import { SoapFault } from './soap-fault.ts';

const PREFIXES: Readonly<Record<string, string>> = {
  ApexClass: '01p',
  CustomField: '00N',
  CustomObject: '01I',
  PermissionSet: '0PS'
};

/** Documented: FileProperties of every component of some types. Throws SoapFault for a type that is none. */
export function listMetadata(org: Org, types: readonly string[]) {
  const names = [...org.metadata.with(new Map()).keys()];
  return types.flatMap((type) => {
    const [suffix, kind] = [...sourceKinds].find(([, { root }]) => root === type) ?? [];
    if (!suffix || !kind) throw new SoapFault('INVALID_TYPE', `Unknown type name '${type}'`);
    const found = names.filter((name) => name.endsWith(`.${suffix}-meta.xml`));
    return found.map((name) => propertiesOf(org, type, name, suffix, isPart(kind)));
  });
}

function propertiesOf(org: Org, type: string, name: string, suffix: string, isInside: boolean) {
  const [folder = '', object = ''] = name.split('/');
  const own = name.replace(/^.*\//, '').slice(0, -`.${suffix}-meta.xml`.length);
  const fullName = isInside ? `${object}.${own}` : own;
  const by = { Id: org.admin.id, Name: 'Alex Admin', Date: org.createdAt };
  const prefix = PREFIXES[type];
  return {
    createdById: by.Id,
    createdByName: by.Name,
    createdDate: by.Date,
    fileName: isInside
      ? `objects/${object}.object`
      : `${folder}/${own}${suffix === 'js' ? '' : `.${suffix}`}`,
    fullName,
    id: prefix === undefined ? '' : catalogueOf(org).ids.of(prefix, fullName),
    lastModifiedById: by.Id,
    lastModifiedByName: by.Name,
    lastModifiedDate: by.Date,
    manageableState: 'unmanaged',
    type
  };
}
