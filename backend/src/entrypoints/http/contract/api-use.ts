import { z } from 'zod';

const instant = z.iso.datetime();
const amount = z.int().nonnegative();

/** How an org's API calls of the last 24 hours are divided. */
export const apiStanding = z.object({
  byUs: amount,
  byOthers: amount.nullable(),
  max: amount.nullable(),
  sharePercent: amount,
  allowance: amount.nullable(),
  state: z.enum(['free', 'background', 'budget', 'limit']),
  resumesAt: instant.nullable(),
  forecast: z.object({ at: instant, byUs: amount, byOthers: amount, max: amount }).nullable()
});

/** The same with its days, the oldest first. */
export const apiUseAnswer = apiStanding.extend({
  orgId: z.string(),
  days: z
    .array(
      z.object({
        day: z.iso.date(),
        byUs: amount,
        byOthers: amount.nullable(),
        max: amount.nullable()
      })
    )
    .readonly()
});
export type ApiUseAnswer = z.infer<typeof apiUseAnswer>;
