import type { WeightAnswer } from '../../adapters/salesforce/index.ts';
import type { Scope } from '../../adapters/storage/index.ts';
import { isoNow } from '../../kernel/index.ts';
import { orgWeights, SCORE_WEIGHTS, type ScoreWeight } from '../../rules/index.ts';
import type { StoreContext } from './store-page.ts';

const OBJECT = 'ScoreWeight__mdt';

/**
 * Takes over the weights of the score as administrators left them. When they differ everybody's score is
 * due; a record that cannot be used is one issue, and the package's own weight counts.
 */
export async function storeWeights(
  scope: Scope,
  context: StoreContext,
  { weights: records, error }: WeightAnswer
): Promise<void> {
  const { connectionId } = context;
  if (error || records.length === 0) return reportUnreadable(scope, context, error);
  await scope.issues.resolve(connectionId, { object: OBJECT });
  const { weights, problems } = orgWeights(records);
  await scope.issues.report(
    problems.map(({ name, field, message }) => ({
      ...{ connectionId, runId: context.runId, object: OBJECT, recordKey: name, field },
      code: 'weight_not_usable',
      message: `The score weight ${name} is not used. ${message}`,
      remedy: `Correct ${field} of the record in Setup, Custom Metadata Types, Score Weight.`
    }))
  );
  const before = await scope.scoreWeights.list(connectionId);
  const known = before.length > 0 ? before : SCORE_WEIGHTS;
  if (before.length > 0 && isSame(known, weights)) return;
  await scope.scoreWeights.replaceAll(connectionId, weights);
  if (isSame(known, weights)) return;
  await scope.memberRollups.markAllDue(connectionId, isoNow(context.clock).slice(0, 10));
}

async function reportUnreadable(
  scope: Scope,
  { connectionId, runId }: StoreContext,
  error: WeightAnswer['error']
): Promise<void> {
  const reason = error ? error.code : 'there is none';
  await scope.issues.report([
    {
      ...{ connectionId, runId, object: OBJECT, recordKey: '', field: '' },
      code: 'weights_not_readable',
      message: `The weights of the score cannot be read (${reason}); those known before are used.`,
      remedy:
        'Assign PorchlightIntegrationUser, which gives access to the custom metadata type Score Weight.'
    }
  ]);
}

function isSame(one: readonly ScoreWeight[], other: readonly ScoreWeight[]): boolean {
  const text = (weights: readonly ScoreWeight[]) =>
    weights
      .map(({ type, points, halfLifeDays, dailyCap, maximumPoints }) =>
        JSON.stringify([type, points, halfLifeDays, dailyCap, maximumPoints])
      )
      .sort()
      .join();
  return text(one) === text(other);
}
