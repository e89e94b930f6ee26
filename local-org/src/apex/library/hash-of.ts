import { ApexInstance, keyOf, type Value } from '../values/index.ts';
import { hashOfText } from './text/string.ts';

/** An Integer that equal values share. */
export function hashOf(value: Value): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return hashOfText(value);
  if (value instanceof ApexInstance) {
    return value.of.hashCode?.(value) ?? hashOfText(value.of.type.name);
  }
  return hashOfText(String(keyOf(value)));
}
