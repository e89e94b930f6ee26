import type { CallFaults, Latency } from '../faults/index.ts';
import type { Org } from '../org.ts';
import type { Reply } from './call.ts';

/** A reply, or the end of the connection without one. */
export type Outcome = Reply | 'reset';

/**
 * Lets the time of a call pass. A clock that stands still is moved on by the usual latency; a call planned
 * to be slow waits on it until somebody moves it on.
 */
export async function passTime(
  org: Org,
  faults: CallFaults,
  usual: (latency: Latency) => number
): Promise<void> {
  const milliseconds = org.pace.latency ? usual(org.pace.latency) : 0;
  if (org.clock.standsStill) org.clock.advance(milliseconds);
  else if (milliseconds > 0) await org.clock.wait(milliseconds);
  if (faults.delayMilliseconds > 0) await org.clock.wait(faults.delayMilliseconds);
}

/** Does the work of a call unless a planned fault comes before it, and answers as the faults say. */
export async function underFaults(
  faults: CallFaults,
  work: () => Reply | Promise<Reply>,
  refuse: (refusal: NonNullable<CallFaults['refusal']>) => Reply
): Promise<Outcome> {
  if (faults.refusal) return refuse(faults.refusal);
  if (faults.resetBeforeCommit) return 'reset';
  const reply = await work();
  if (faults.resetAfterCommit) return 'reset';
  return faults.empty500AfterCommit ? { status: 500 } : reply;
}
