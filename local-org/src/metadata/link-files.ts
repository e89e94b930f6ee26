import { fileParents } from '../standard/index.ts';
import type { FieldSchema, ObjectSchema } from './schema.ts';

type Objects = ReadonlyMap<string, ObjectSchema>;

/** Lets files be linked to the records of custom objects, as to those of standard ones. */
export function linkFiles(objects: Objects): Map<string, ObjectSchema> {
  const records = [...objects.values()].filter(holdsRecords).map(({ name }) => name);
  const widened = (field: FieldSchema): FieldSchema =>
    field.reference?.to === fileParents
      ? { ...field, reference: { ...field.reference, to: [...fileParents, ...records] } }
      : field;
  return new Map(
    [...objects].map(([key, object]) => {
      const fields = [...object.fields.values()];
      if (!fields.some(({ reference }) => reference?.to === fileParents)) return [key, object];
      const linked = fields.map((field) => [field.name.toLowerCase(), widened(field)] as const);
      return [key, { ...object, fields: new Map(linked) }];
    })
  );
}

function holdsRecords({ name, customSetting }: ObjectSchema): boolean {
  return name.endsWith('__c') && !customSetting;
}
