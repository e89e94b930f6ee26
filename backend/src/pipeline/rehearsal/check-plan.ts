import { createHash } from 'node:crypto';
import type { Storage } from '../../adapters/storage/index.ts';
import { PUSH_ORDER, type ObjectSchema, type Plan } from '../../domain/index.ts';
import { NoSuchPlanError, PlanOutdatedError } from './plan-errors.ts';

/** Hashes by object of everything a prediction rests on. */
export function schemaHashes(schemas: readonly ObjectSchema[]): Record<string, string> {
  return Object.fromEntries(
    schemas.map(({ object, fields }) => {
      const sorted = fields.toSorted((a, b) => (a.name < b.name ? -1 : 1));
      return [object, createHash('sha256').update(JSON.stringify(sorted)).digest('hex')];
    })
  );
}

/**
 * Refuses a plan that a run of now would not follow.
 * @throws NoSuchPlanError, PlanOutdatedError which names what changed since
 */
export async function checkPlan(
  storage: Storage,
  { id, connectionId }: { readonly id: string; readonly connectionId: string },
  schemas: readonly ObjectSchema[]
): Promise<Plan> {
  const plan = await storage.plans.find(id);
  if (plan?.connectionId !== connectionId) throw new NoSuchPlanError(id);
  const reasons = [
    ...(plan.usedAt ? [`it was run at ${plan.usedAt}`] : []),
    ...(await changedRecords(storage, plan)),
    ...changedObjects(plan, schemaHashes(schemas))
  ];
  if (reasons.length > 0) throw new PlanOutdatedError(reasons);
  return plan;
}

async function changedRecords({ changes }: Storage, plan: Plan): Promise<string[]> {
  const counts = await changes.countByKind({ connectionId: plan.connectionId, after: plan.head });
  return counts.map(({ kind, records }) => `${records} of kind ${kind} changed since`);
}

function changedObjects({ schema }: Plan, now: Readonly<Record<string, string>>): string[] {
  return PUSH_ORDER.filter((object) => schema[object] !== now[object]).map(
    (object) => `${object} has other fields, limits or rights in the org`
  );
}
