import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';

/** Records of custom metadata types: the type and the fields exist. */
export function checkCustomMetadata(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  return ofKind(components, 'md').flatMap((record) => checkRecord(record, names));
}

/** The file is called `Type.Record`, where the object is `Type__mdt`. */
function checkRecord({ name, root }: MetadataFile, names: SchemaNames): Finding[] {
  const typeName = `${name.split('.')[0]}__mdt`;
  const type = names.object(typeName);
  if (type === undefined) {
    return [refusal(root, `There is no custom metadata type ${typeName}.`)];
  }
  if (type === 'unmodelled') return [];
  return root
    .all('values')
    .flatMap((entry) => entry.all('field'))
    .filter(({ value }) => names.field(type, value) === undefined)
    .map((field) => refusal(field, `${type.name} has no field ${field.value}.`));
}

function refusal({ file, line }: MetadataFile['root'], message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/custom-metadata', file, line, message, remedy };
}
