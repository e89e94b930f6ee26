import { z } from 'zod';

/** Every answer that is not a success. `code` is snake_case and stays; `message` is for people. */
export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z
      .object({
        remedy: z.string().optional(),
        /** Roles or scopes of which the caller must have one, and those it has. */
        needed: z.array(z.string()).optional(),
        held: z.array(z.string()).optional(),
        /** What is wrong with which field of the request. */
        problems: z.array(z.object({ field: z.string(), message: z.string() })).optional()
      })
      .optional()
  })
});
export type ErrorAnswer = z.infer<typeof errorAnswer>;
export type ErrorDetails = NonNullable<ErrorAnswer['error']['details']>;
