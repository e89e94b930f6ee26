import type { Storage } from '../adapters/storage/index.ts';
import { purposeText, type Connection } from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';
import { currentVerification, lostSince } from '../rules/index.ts';

/** Nobody has looked whether the org gives what a sync needs, or it did not when somebody or a run looked. */
export class NotVerifiedError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'not_verified';
}

/**
 * @throws NotVerifiedError unless the last verification found everything, for the user and the purpose of now,
 * and no run has met less since.
 */
export async function requireVerified(
  { orgAccess }: Pick<Storage, 'orgAccess'>,
  connection: Connection
): Promise<void> {
  const { verification, met } = await orgAccess.find(connection.id);
  const last = currentVerification(connection, verification);
  if (!last) {
    throw new NotVerifiedError(
      `Nobody has verified yet what ${connection.username} may do in the org for "${purposeText(connection)}".`,
      'Verify the connection, or start the sync without it: rows that cannot be written wait.'
    );
  }
  const lost = lostSince(last, met);
  if (lost.length > 0) {
    throw new NotVerifiedError(
      `Since the last verification a run could not write ${lost.slice(0, NAMED).join(', ')}.`,
      'Verify again, or start the sync all the same: rows that cannot be written wait.'
    );
  }
  const [first] = last.findings;
  if (!first) return;
  const more = last.findings.length - 1;
  throw new NotVerifiedError(
    `The last verification was not passed: ${first.symptom}` +
      (more > 0 ? ` ${more} more ${more === 1 ? 'right is' : 'rights are'} missing.` : ''),
    `${first.remedy} Then verify again, or start the sync all the same: rows that cannot be written wait.`
  );
}

const NAMED = 5;
