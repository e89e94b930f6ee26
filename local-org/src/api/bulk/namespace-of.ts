import type { Call } from '../call.ts';

/** `Sforce-Call-Options: defaultNamespace` of the call that makes a job holds for its data, too. */
export function namespaceOf({ session }: Call): { defaultNamespace?: string } {
  const namespace = session.options?.defaultNamespace;
  return namespace === undefined ? {} : { defaultNamespace: namespace };
}
