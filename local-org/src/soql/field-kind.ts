import type { FieldSchema } from '../metadata/index.ts';

type Typed = Pick<FieldSchema, 'type'>;

export function isText({ type }: Typed): boolean {
  return ['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(type);
}

export function isNumeric({ type }: Typed): boolean {
  return ['int', 'double', 'currency', 'percent'].includes(type);
}

export function isId({ type }: Typed): boolean {
  return type === 'id' || type === 'reference';
}

/** Documented: a long text area can be neither filtered, sorted nor grouped. */
export function isLongText({ type, length }: FieldSchema): boolean {
  return type === 'textarea' && length > 255;
}
