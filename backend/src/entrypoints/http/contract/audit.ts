import { z } from 'zod';

export const auditPage = z.strictObject({
  before: z.string().min(1).max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50)
});

/** The newest first; the last id is `before` of the next page. */
export const auditEntries = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      at: z.iso.datetime(),
      actor: z.object({
        kind: z.enum(['user', 'api-key', 'service']),
        id: z.string().nullable(),
        name: z.string()
      }),
      action: z.string(),
      subject: z.string(),
      details: z.record(z.string(), z.string())
    })
  )
});
export type AuditAnswer = z.infer<typeof auditEntries>;
