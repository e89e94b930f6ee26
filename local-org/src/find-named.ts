/**
 * What a map keyed by lower-case API names holds for a name as a client writes it. Where a namespace is the
 * default, names of its package need no prefix, and win over the same name of the org.
 */
export function findNamed<T>(
  map: ReadonlyMap<string, T>,
  name: string,
  namespace: string | undefined
): T | undefined {
  const key = name.toLowerCase();
  const ours = namespace ? map.get(`${namespace.toLowerCase()}__${key}`) : undefined;
  return ours ?? map.get(key);
}
