import type { TargetObject } from '../../src/domain/index.ts';
import { lockPlace } from '../../src/pipeline/push/lock.ts';
import { ROWS_PER_COLLECTION } from '../../src/pipeline/push/planner.ts';
import type { Row } from '../../src/pipeline/push/row.ts';

/** A row of which a test names only what matters. */
export function aRow(
  object: TargetObject,
  externalId: string,
  parentKeys: readonly string[] = [],
  given: Partial<Row> = {}
): Row {
  const write = { object, externalId, fields: {}, parentKeys };
  return {
    write,
    payload: write.fields,
    place: lockPlace(write),
    attempts: 0,
    tries: 0,
    notBefore: 0,
    together: ROWS_PER_COLLECTION,
    isNew: false,
    exceptionCode: null,
    parentsResent: false,
    missingRecipient: null,
    ...given
  };
}
