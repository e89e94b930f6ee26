import { z } from 'zod';

/** Every answer that is not a success. `code` is snake_case and stays; `message` is for people. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.object({ remedy: z.string() }).optional()
  })
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;
