import type { Storage } from '../adapters/storage/index.ts';
import type { Connection } from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';

/** Nobody has looked whether the org gives what a sync needs, or it did not when somebody looked. */
export class NotVerifiedError extends AppError {
  override readonly name = 'NotVerifiedError';
  readonly kind = 'conflict';
  readonly code = 'not_verified';
}

/** @throws NotVerifiedError unless the last verification found everything, for the user of now. */
export async function requireVerified(
  { verifications }: Pick<Storage, 'verifications'>,
  { id, userId, username }: Connection
): Promise<void> {
  const last = await verifications.find(id);
  if (last?.userId !== userId) {
    throw new NotVerifiedError(
      `Nobody has verified yet what ${username} may do in the org.`,
      'Verify the connection, or start the sync without it: rows that cannot be written wait.'
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
