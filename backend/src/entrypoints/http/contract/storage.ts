import { z } from 'zod';

const amount = z.int().nonnegative();
const megabytes = z.number().nonnegative();

/** Data storage of an org in megabytes, as it told last. */
export const orgStorage = z.object({ maxMb: amount, leftMb: amount, at: z.iso.datetime() });

/** What our rows take of it, and where that goes at the present pace. */
export const storageUse = z.object({
  rows: amount,
  mb: megabytes,
  capMb: amount.nullable(),
  org: orgStorage.nullable(),
  mbPerDay: megabytes,
  capReachedOn: z.iso.date().nullable(),
  orgFullOn: z.iso.date().nullable()
});
