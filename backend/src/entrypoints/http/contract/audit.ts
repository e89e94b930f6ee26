import { z } from 'zod';
import { entityId, searchText } from './params.ts';

const day = z.iso.date();
const dayOrInstant = z.union([day, z.iso.datetime()]);

/** `before`: id of the last entry of the page before. `from` is included, `to` is not; days are UTC. */
export const auditPage = z.strictObject({
  search: searchText.exactOptional(),
  actor: searchText.exactOptional(),
  /** An action, or what it is done to: `user.removed`, `user`. */
  action: searchText.exactOptional(),
  from: dayOrInstant.exactOptional(),
  to: dayOrInstant.exactOptional(),
  before: entityId.exactOptional(),
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
