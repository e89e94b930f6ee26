import { z } from 'zod';

/** 200 when both are ok, 503 otherwise. */
export const healthAnswer = z.object({
  status: z.enum(['ok', 'failing']),
  database: z.enum(['ok', 'unreachable'])
});
export type HealthAnswer = z.infer<typeof healthAnswer>;
