export type { CostEstimate } from '../../rules/index.ts';
export type { BackfillRequest } from './backfill-request.ts';
export { BackfillOpenError, InvalidBackfillError, NoSuchBackfillError } from './backfill-errors.ts';
export { Backfills, type AlongWith, type BackfillProgress } from './backfills.ts';
export { handOver, HISTORY_PAGE, takeBacklog } from './hand-over.ts';
