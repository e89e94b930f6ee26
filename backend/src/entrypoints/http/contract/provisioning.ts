import { z } from 'zod';
import { plainText } from './plain-text.ts';
import { refusal, verificationReport } from './verification.ts';

/** `as`: the connection of an administrator of the same org; its own user when absent. */
export const provisioningRequest = z.strictObject({ as: plainText(120).optional() });

/** What was made for good: disconnecting leaves it in place. */
const madeItem = z.object({
  kind: z.enum(['object', 'field', 'permission_set', 'license', 'assignment']),
  /** `Session__c`, `Lead.DemoSessions__c`, the name of a permission set; an assignment adds to whom. */
  name: z.string(),
  madeAt: z.iso.datetime(),
  /** As they were called then. */
  madeBy: z.string()
});
export type MadeItemAnswer = z.infer<typeof madeItem>;

/** The oldest first. */
export const madeItems = z.object({ made: z.array(madeItem).readonly() });
export type MadeItemsAnswer = z.infer<typeof madeItems>;

const setupRefusal = refusal.extend({
  /** What the org was asked to do. */
  step: z.enum(['look', 'object', 'field', 'permission_set', 'license', 'right', 'assignment'])
});
export type SetupRefusalAnswer = z.infer<typeof setupRefusal>;

export const provisioningPreview = z.object({
  /** Everything an org without the package needs; empty where the org does not let us look. */
  items: z
    .array(
      z.object({
        kind: z.enum(['object', 'field', 'permission_set', 'right', 'assignment']),
        /** Of rights their object, or `API Enabled`. */
        name: z.string(),
        isThere: z.boolean()
      })
    )
    .readonly(),
  refusals: z.array(setupRefusal).readonly(),
  made: z.array(madeItem).readonly()
});
export type ProvisioningPreviewAnswer = z.infer<typeof provisioningPreview>;

/** What was made now, and what is left since. */
export const provisioningReport = verificationReport.extend({
  made: z.array(madeItem).readonly(),
  refusals: z.array(setupRefusal).readonly()
});
export type ProvisioningReportAnswer = z.infer<typeof provisioningReport>;
