import type { Connection } from '../../domain/index.ts';

interface Verified {
  readonly at: string;
  readonly userId: string;
  readonly capability: Connection['capability'];
  readonly direction: Connection['direction'];
}

interface Met {
  readonly at: string;
  readonly closed: readonly string[];
}

/** The verification if it looked at the present user for what the connection is for now. */
export function currentVerification<V extends Verified>(
  { userId, capability, direction }: Pick<Connection, 'userId' | 'capability' | 'direction'>,
  verification: V | undefined
): V | undefined {
  const isOfNow =
    verification?.userId === userId &&
    verification.capability === capability &&
    verification.direction === direction;
  return isOfNow ? verification : undefined;
}

/** What a run met closed after the verification had been made: `Session__c`, `Contact.CommunityScore__c`. */
export function lostSince(verification: Verified, met: Met | undefined): readonly string[] {
  return met && met.at > verification.at ? met.closed : [];
}
