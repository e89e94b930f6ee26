import type { VerifyReport } from '../../workspace/index.ts';

/** Each finding with what comes of it, what to do, and where. */
export function describeFindings(findings: VerifyReport['findings']): string[] {
  return findings.flatMap(({ symptom, remedy, setupPath }) => [
    '',
    symptom,
    `  ${remedy}`,
    `  ${setupPath}`
  ]);
}

/** What the org refused, in its own words, and what to do about it. */
export function describeRefusals(refusals: VerifyReport['refusals']): string[] {
  return refusals.flatMap(({ what, code, message, remedy, setupPath }) => [
    `Refused: ${what} (${code}: ${message}).`,
    `  ${remedy}`,
    `  ${setupPath}`
  ]);
}
