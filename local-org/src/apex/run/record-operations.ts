import type { RowError } from '../../records/index.ts';
import type {
  ConversionOutcome,
  ConversionRequest,
  MergeOutcome,
  MergeRequest
} from '../library/index.ts';
import { idOf } from './dml.ts';
import type { Thrown } from './thrown.ts';
import type { Transaction } from './transaction.ts';

/** `merge` and `Database.merge`. Throws DmlException where a refusal may not stand in the result. */
export function mergeRecords(transaction: Transaction, request: MergeRequest): MergeOutcome {
  const { limits, org, dml } = transaction;
  limits.count('DMLStatements');
  limits.count('DMLRows', request.loserIds.length + 1);
  const merged = dml.withOwnTriggers(() =>
    org.records.merge(dml.session(request.access), {
      object: request.master.object.name,
      masterId: idOf(request.master) ?? '',
      loserIds: request.loserIds
    })
  );
  if (merged.success) return { ...merged, errors: [] };
  if (request.allOrNone) throw failed(transaction, 'Merge', merged.errors);
  return { ...merged, id: null, mergedRecordIds: [], updatedRelatedIds: [] };
}

/** `Database.convertLead`. Throws DmlException where a refusal may not stand in the result. */
export function convertLead(
  transaction: Transaction,
  { access, allOrNone, ...request }: ConversionRequest
): ConversionOutcome {
  const { limits, org, dml } = transaction;
  limits.count('DMLStatements');
  limits.count('DMLRows');
  const converted = dml.withOwnTriggers(() =>
    org.records.convertLead(dml.session(access), request)
  );
  if (converted.success) return { ...converted, errors: [] };
  if (allOrNone) throw failed(transaction, 'ConvertLead', converted.errors);
  const { leadId } = request;
  return { leadId, accountId: null, contactId: null, opportunityId: null, ...converted };
}

function failed(transaction: Transaction, verb: string, errors: readonly RowError[]): Thrown {
  const [first] = errors;
  const { statusCode = 'UNKNOWN_EXCEPTION', message = '', fields = [] } = first ?? {};
  const text = `${verb} failed. First exception on row 0; first error: ${statusCode}, ${message}: [${fields.join(', ')}]`;
  const thrown = transaction.exception('DmlException', text);
  thrown.exception.dmlFailures = [{ index: 0, id: null, statusCode, message, fields }];
  return thrown;
}
