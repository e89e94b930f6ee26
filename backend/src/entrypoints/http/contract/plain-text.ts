import { z } from 'zod';

/** Text as it stands. Without control characters: PostgreSQL refuses some of them. */
export function plainText(max: number) {
  return withoutControls(z.string(), max);
}

/** Text as people type it: without the spaces around it. */
export function typedText(max: number) {
  return withoutControls(z.string().trim(), max);
}

function withoutControls(text: z.ZodString, max: number) {
  return text
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'No control characters.');
}
