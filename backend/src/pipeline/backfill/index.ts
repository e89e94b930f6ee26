export type { BackfillRequest } from './backfill-request.ts';
export { BackfillOpenError, InvalidBackfillError, NoSuchBackfillError } from './backfill-errors.ts';
export {
  Backfills,
  WORKABLE,
  type AlongWith,
  type BackfillEstimate,
  type BackfillProgress
} from './backfills.ts';
export { handOver, takeBacklog } from './hand-over.ts';
