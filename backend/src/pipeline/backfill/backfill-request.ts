import type { Scope } from '../../adapters/storage/index.ts';
import type { BackfillScope } from '../../domain/index.ts';
import { parseInstant } from '../../rules/index.ts';
import { InvalidBackfillError } from './backfill-errors.ts';

/** As a person asks for it. */
export interface BackfillRequest {
  /** A date or time, included. */
  readonly from?: string;
  /** A date or time, excluded. */
  readonly to?: string;
  /** Names or external ids; absent or empty for all. */
  readonly communities?: readonly string[];
}

/** @throws InvalidBackfillError which names the part that cannot be understood. */
export async function readRequest(
  { communities }: Pick<Scope, 'communities'>,
  { from, to, communities: wanted = [] }: BackfillRequest
): Promise<BackfillScope> {
  const scope = { from: instantOf('from', from), to: instantOf('to', to) };
  if (scope.from !== null && scope.to !== null && scope.from >= scope.to) {
    throw new InvalidBackfillError(
      `The range is empty: it begins at ${scope.from} and ends at ${scope.to}.`,
      'Give a --from that is earlier than --to; --to itself is not included.'
    );
  }
  const all = await communities.list();
  const communityKeys = wanted.map((name) => {
    const found = all.find((one) => one.name === name || one.externalId === name);
    if (found) return found.externalId;
    throw new InvalidBackfillError(
      `There is no community "${name}".`,
      `Communities: ${all.map((one) => one.name).join(', ') || 'none; import one first'}.`
    );
  });
  return { ...scope, communityKeys };
}

function instantOf(name: 'from' | 'to', written: string | undefined): string | null {
  if (written === undefined) return null;
  const instant = parseInstant(written);
  if (instant !== undefined) return instant;
  throw new InvalidBackfillError(
    `--${name}: "${written}" is no date.`,
    'Write a date like 2026-03-01, or a time like 2026-03-01T08:00Z.'
  );
}
