import type { ApiPause, CallUrgency } from '../domain/index.ts';
import { HOUR_MS, judgeCall, type BudgetFacts, type BudgetVerdict } from './api-budget.ts';

/**
 * Hours after the org refused, at which one call finds out how it stands. Calls leave the window of
 * 24 hours little by little; a day later the ones that filled it are gone for certain. Three calls
 * until then are all that is spent on finding out.
 */
const PROBES_AFTER = [1, 4, 12, 24];

/** When the next call finds out. After a day it begins anew. */
export function nextProbe({ since, probes }: Pick<ApiPause, 'since' | 'probes'>): Date {
  const days = Math.floor(probes / PROBES_AFTER.length);
  const hours = days * 24 + (PROBES_AFTER[probes % PROBES_AFTER.length] ?? 24);
  return new Date(Date.parse(since) + hours * HOUR_MS);
}

/** A verdict of the budget, or leave for the one call that finds out whether a pause is over. */
export type PauseVerdict = BudgetVerdict | { readonly go: true; readonly isProbe: true };

/**
 * Whether one more call may be made while calls to the org are stopped, or are not. A pause of our own
 * making ends by itself when our calls have left the window; one of the org's only when it says so.
 */
export function judgePaused(
  pause: ApiPause | undefined,
  facts: BudgetFacts,
  urgency: CallUrgency,
  counted = 0
): PauseVerdict {
  const verdict = judgeCall(facts, urgency, counted);
  if (!pause || (pause.reason === 'budget' && verdict.go)) return verdict;
  const probeAt = new Date(pause.until);
  if (probeAt <= facts.now) return { go: true, isProbe: true };
  const isSooner = pause.reason === 'budget' && !verdict.go && verdict.until < probeAt;
  const until = isSooner ? verdict.until : probeAt;
  const reason = pause.reason === 'budget' && !verdict.go ? verdict.reason : pause.reason;
  return { go: false, reason, until, waitsFor: 'others' };
}
