/** Answers of earlier subrequests by reference id; undefined for one that failed or was not run. */
export type Answers = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([A-Za-z0-9][A-Za-z0-9_]*)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/g;

/** A reference that names nothing: the subrequest is not executed. */
export class UnresolvedReference extends Error {
  constructor(path: string, referenceId: string) {
    super(
      `Invalid reference specified. No value for ${referenceId}${path} found in ${referenceId}`
    );
  }
}

/** Reference ids named anywhere in a text or JSON value. */
export function referencesIn(value: unknown): Set<string> {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return new Set([...text.matchAll(REFERENCE)].map((match) => match[1] ?? ''));
}

/**
 * Replaces every `@{ref.path}` in the strings of a value, keys left alone. A string that is nothing
 * but one reference takes the referenced value with its type. Throws `UnresolvedReference`.
 */
export function resolveReferences(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') return resolveText(value, answers);
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, answers));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, resolveReferences(item, answers)])
    );
  }
  return value;
}

function resolveText(text: string, answers: Answers): unknown {
  const [whole] = text.matchAll(REFERENCE);
  if (whole?.[0] === text) return lookUp(whole[1] ?? '', whole[2] ?? '', answers);
  return text.replace(REFERENCE, (_, referenceId: string, path: string) =>
    String(lookUp(referenceId, path, answers))
  );
}

function lookUp(referenceId: string, path: string, answers: Answers): unknown {
  const steps = [...path.matchAll(/[A-Za-z0-9_]+/g)].map(([step]) => step);
  let value = answers.get(referenceId);
  for (const step of steps) value = member(value, step);
  if (value === undefined || typeof value === 'object') {
    throw new UnresolvedReference(path, referenceId);
  }
  return value;
}

// Field names are case-insensitive: `@{ref.id}` also meets the `Id` of a queried record.
function member(value: unknown, step: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const name =
    Object.keys(value).find((key) => key === step) ??
    Object.keys(value).find((key) => key.toLowerCase() === step.toLowerCase());
  return name === undefined ? undefined : (value as Record<string, unknown>)[name];
}
