import { VARIABLES, type VariableName } from './variables.ts';

const PREFIX = 'PORCHLIGHT_';

/** The environment as far as it concerns us: only read, not judged. An empty value counts as absent. */
export interface Env {
  readonly values: Partial<Record<VariableName, string>>;
  /** Variables with our prefix that we do not know: most likely misspelt. */
  readonly unknown: readonly string[];
}

export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const values: Partial<Record<VariableName, string>> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(source)) {
    if (!name.startsWith(PREFIX)) continue;
    if (!isKnown(name)) unknown.push(name);
    else if (value?.trim()) values[name] = value.trim();
  }
  return { values, unknown: unknown.sort() };
}

function isKnown(name: string): name is VariableName {
  return Object.hasOwn(VARIABLES, name);
}
