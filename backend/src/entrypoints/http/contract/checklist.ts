import { z } from 'zod';
import { entityId } from './params.ts';

const instant = z.iso.datetime();

/** What is to be seen to when an org is connected, with its state as it is now. */
export const checklist = z.object({
  points: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      state: z.enum(['done', 'open', 'confirmed', 'to_confirm', 'not_needed']),
      detail: z.string(),
      /** Where it is mended: a route of the Studio, or a page of Setup in the org. */
      mend: z
        .discriminatedUnion('kind', [
          z.object({ kind: z.literal('studio'), label: z.string(), route: z.string() }),
          z.object({ kind: z.literal('org'), label: z.string(), url: z.string() })
        ])
        .nullable(),
      /** No machine can look: people say that it is done. */
      isConfirmable: z.boolean(),
      confirmedBy: z.string().nullable(),
      confirmedAt: instant.nullable()
    })
  )
});
export type ChecklistAnswer = z.infer<typeof checklist>;

export const checklistParams = z.strictObject({ id: entityId, point: entityId });
export const confirmation = z.strictObject({ isConfirmed: z.boolean() });
