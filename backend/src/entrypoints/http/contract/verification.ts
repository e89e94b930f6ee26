import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { capabilityName, directionName } from './connection.ts';

/** One thing that is missing: what it is, what comes of it, and where it is mended. */
const finding = z.object({
  code: z.string(),
  object: z.string(),
  field: z.string(),
  right: z.string(),
  symptom: z.string(),
  remedy: z.string(),
  setupPath: z.string()
});

/** What the org did not do, in its words, and what a person can do about it. */
export const refusal = z.object({
  /** `Lead`, `Lead.X__c`, the name of a permission set. */
  what: z.string(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  setupPath: z.string()
});

/** What stands between a connection and a sync. */
export const verificationReport = z.object({
  /** When the org was looked at. */
  at: z.iso.datetime(),
  connection: z.object({
    id: z.string(),
    name: z.string(),
    orgId: z.string(),
    username: z.string(),
    namespace: z.string(),
    capability: capabilityName,
    direction: directionName
  }),
  package: z.object({ name: z.string(), namespace: z.string(), version: z.string() }).nullable(),
  /** The org has what we made in it instead of the package. */
  isProvisioned: z.boolean(),
  ok: z.boolean(),
  findings: z.array(finding).readonly(),
  /** Missing before, there now. */
  fixed: z.array(finding).readonly(),
  /** What a run could not write any more since. */
  lostSince: z.array(z.string()).readonly(),
  /** What the org refused to change. */
  refusals: z.array(refusal).readonly()
});
/** Null when nobody has verified what the connection is for now. */
export const lastVerification = z.object({ report: verificationReport.nullable() });
export type VerificationReport = z.infer<typeof verificationReport>;

/** `as`: the connection of an administrator of the same org; its own user when absent. */
export const accessFix = z.strictObject({ as: plainText(120).optional() });
