import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';

interface Grant {
  readonly element: string;
  /** The child that names what is granted. */
  readonly child: string;
  readonly what: string;
  /** Names that exist, in lower case; absent when the schema reader checks them. */
  readonly existing?: ReadonlySet<string>;
  /** Names of Salesforce itself. */
  readonly standard?: RegExp;
}

/** What permission sets grant exists, and is granted once. */
export function checkPermissionSets(components: Components): Finding[] {
  const grants = grantsTo(components);
  return ofKind(components, 'permissionset').flatMap(({ root }) =>
    grants.flatMap((grant) => checkGrant(root, grant))
  );
}

function grantsTo(components: Components): Grant[] {
  const classes = namesOfKind(components, 'cls');
  const existing = (kind: string) => namesOfKind(components, kind);
  const objects = new Set(components.schema.objects.keys());
  return [
    { element: 'objectPermissions', child: 'object', what: 'object' },
    { element: 'fieldPermissions', child: 'field', what: 'field' },
    { element: 'classAccesses', child: 'apexClass', what: 'Apex class', existing: classes },
    {
      element: 'applicationVisibilities',
      child: 'application',
      what: 'app',
      existing: existing('app'),
      standard: /^standard__/
    },
    {
      element: 'tabSettings',
      child: 'tab',
      what: 'tab',
      existing: existing('tab'),
      standard: /^standard-/
    },
    {
      element: 'recordTypeVisibilities',
      child: 'recordType',
      what: 'record type',
      existing: recordTypes(components)
    },
    { element: 'pageAccesses', child: 'apexPage', what: 'page', existing: existing('page') },
    {
      element: 'customPermissions',
      child: 'name',
      what: 'custom permission',
      existing: existing('customPermission')
    },
    { element: 'customSettingAccesses', child: 'name', what: 'custom setting', existing: objects },
    {
      element: 'customMetadataTypeAccesses',
      child: 'name',
      what: 'custom metadata type',
      existing: objects
    }
  ];
}

/** `Member__c.Partner`, in lower case. */
function recordTypes({ tree }: Components): ReadonlySet<string> {
  const pattern = /^objects\/([^/]+)\/recordTypes\/([^/]+)\.recordType-meta\.xml$/;
  const names = tree.files.flatMap(({ name }) => {
    const [, object, recordType] = pattern.exec(name) ?? [];
    return object === undefined ? [] : [`${object}.${recordType}`.toLowerCase()];
  });
  return new Set(names);
}

function checkGrant(permissionSet: XmlElement, grant: Grant): Finding[] {
  const granted = new Set<string>();
  return permissionSet.all(grant.element).flatMap((entry) => {
    const named = entry.find(grant.child);
    if (!named) return [];
    const key = named.value.toLowerCase();
    const twice = granted.has(key);
    granted.add(key);
    if (twice) return [refusal(named, `grants the ${grant.what} ${named.value} twice`)];
    const known = grant.existing?.has(key) ?? true;
    if (known || grant.standard?.test(named.value)) return [];
    return [refusal(named, `names the ${grant.what} ${named.value}, which does not exist`)];
  });
}

function refusal({ file, line }: XmlElement, what: string): Finding {
  return {
    rule: 'references/permission-set',
    file,
    line,
    message: `The permission set ${what}.`,
    remedy: 'Correct the name, or remove the entry.'
  };
}
