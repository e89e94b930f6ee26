import { keyOf, OwnEqualityKey } from './key.ts';
import type { ApexMap, ApexSet, Value } from './value.ts';

/** Whether the set did not hold the value before. */
export function addTo(set: ApexSet, value: Value): boolean {
  const key = keyIn(set.entries, value);
  if (set.entries.has(key)) return false;
  set.entries.set(key, value);
  return true;
}

export function has(set: ApexSet, value: Value): boolean {
  return set.entries.has(keyIn(set.entries, value));
}

/** Whether the set held the value. */
export function removeFrom(set: ApexSet, value: Value): boolean {
  return set.entries.delete(keyIn(set.entries, value));
}

/** The value that was under the key before; null without one. */
export function putInto(map: ApexMap, key: Value, value: Value): Value {
  const place = keyIn(map.entries, key);
  const entry = map.entries.get(place);
  const previous = entry?.value ?? null;
  if (entry) entry.value = value;
  else map.entries.set(place, { key, value });
  return previous;
}

/** Null where the map has no such key. */
export function getFrom(map: ApexMap, key: Value): Value {
  return lookUp(map, key)?.value ?? null;
}

export function lookUp(map: ApexMap, key: Value): { readonly value: Value } | undefined {
  return map.entries.get(keyIn(map.entries, key));
}

/** The value that was under the key; null without one. */
export function removeKey(map: ApexMap, key: Value): Value {
  const place = keyIn(map.entries, key);
  const previous = map.entries.get(place)?.value ?? null;
  map.entries.delete(place);
  return previous;
}

/** The key under which the entries hold an equal value, or the one it would get. */
function keyIn(entries: ReadonlyMap<unknown, unknown>, value: Value): unknown {
  const key = keyOf(value);
  if (!(key instanceof OwnEqualityKey)) return key;
  for (const other of entries.keys()) {
    if (other instanceof OwnEqualityKey && other.equals(key)) return other;
  }
  return key;
}
