import { checkbox, field, lookup, object, readOnly, recordId, text } from '../standard/index.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

const stamped = { ...readOnly, nillable: false, defaultedOnCreate: true };

/** A platform event: published by an insert, never changed, read from the bus instead of by queries. */
export function readPlatformEvent(
  name: string,
  xml: XmlElement,
  fields: readonly FieldSchema[]
): ObjectSchema {
  const label = xml.requiredText('label');
  const traits = {
    label,
    labelPlural: xml.text('pluralLabel') ?? label,
    keyPrefix: '',
    custom: true,
    nameField: 'ReplayId',
    updateable: false,
    deletable: false
  };
  return object(name, traits, [
    recordId,
    text('ReplayId', 'Replay ID', 1000, readOnly),
    text('EventUuid', 'Event UUID', 36, readOnly),
    field('CreatedDate', 'Created Date', 'datetime', stamped),
    lookup(
      'CreatedById',
      'Created By ID',
      { to: ['User'], relationshipName: 'CreatedBy', deleteRule: 'Restrict' },
      stamped
    ),
    checkbox('IsDeleted', 'Deleted', readOnly),
    ...fields
  ]);
}
