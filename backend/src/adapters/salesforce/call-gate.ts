import type { ApiUsage } from './usage.ts';

/** Asked before each call of an org, and told what its answers say of the calls it has left. */
export interface CallGate {
  /** Counts the call. @throws when no call may be made now */
  enter(): Promise<void>;
  /** The call that entered is over; without usage the org did not say. */
  leave(usage: ApiUsage | undefined): Promise<void>;
  /**
   * The org refuses every call until some of the last 24 hours have passed.
   * @returns when to try again, ISO-8601 UTC
   */
  refused(): Promise<string>;
}

/** Lets every call pass, for what is not a run: a test of a connection, say. */
export const OPEN_GATE: CallGate = {
  enter: async () => undefined,
  leave: async () => undefined,
  refused: async () => ''
};
