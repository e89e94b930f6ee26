import type { ConnectionCatalogue } from '../../../src/entrypoints/http/contract/index.ts';

interface Choice {
  readonly name: string;
  readonly label: string;
  readonly purpose: string;
}

/** What there is to choose from, once a capability is: some directions make no difference for it. */
export function choicesFor(catalogue: ConnectionCatalogue | undefined, capability: string) {
  const all = catalogue?.platforms.flatMap(({ capabilities }) => capabilities) ?? [];
  const offered = all.find(({ name }) => name === capability)?.directions ?? [];
  return {
    capabilities: all.filter(({ unavailable }) => unavailable === null),
    directions: (catalogue?.directions ?? []).filter(({ name }) =>
      offered.some((one) => one === name)
    )
  };
}

/** Choices for a group of radio buttons, each with what comes of it. */
export function optionsOf(choices: readonly Choice[] = []) {
  return choices.map(({ name, label, purpose }) => ({
    value: name,
    label: `${label}: ${purpose}`
  }));
}

/** The name of the choice that is wanted; of the first where that is not among them. */
export function nameOf(choices: readonly Choice[], wanted: string): string {
  return (choices.find(({ name }) => name === wanted) ?? choices[0])?.name ?? '';
}
