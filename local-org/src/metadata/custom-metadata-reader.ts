import { qualify } from './namespace.ts';
import type { CustomMetadataRecord } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** A `CustomMetadata` element; the file is called `<Type>.<DeveloperName>`. */
export function readCustomMetadata(
  fileName: string,
  xml: XmlElement,
  namespace: string
): CustomMetadataRecord {
  const [type, developerName] = fileName.split('.');
  if (!type || !developerName) return xml.refuse(`${fileName} is not of the form Type.Record`);
  const values = xml.all('values').map((entry) => {
    const field = qualify(namespace, entry.requiredText('field'));
    return [field, typedValue(entry.get('value'), entry)] as const;
  });
  return {
    object: qualify(namespace, `${type}__mdt`),
    developerName,
    namespace,
    label: xml.requiredText('label'),
    values: new Map(values)
  };
}

function typedValue(value: XmlElement, entry: XmlElement): string | number | boolean | null {
  switch (value.attributes.get('xsi:type')) {
    case 'xsd:boolean':
      return entry.flag('value');
    case 'xsd:double':
    case 'xsd:int':
      return Number(value.value);
    case undefined:
      return null;
    default:
      return value.value;
  }
}
