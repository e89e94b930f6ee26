export { bootOrg, type BootedOrg, type BootedUser } from './boot-org.ts';
export { encodeDate, encodeDateTime } from './encode-time.ts';
export { plainNumber } from './plain-number.ts';
export { normalizeId, to18 } from './ids.ts';
export { recordTypeInfos, type RecordTypeInfo } from './record-type-infos.ts';
export { Records } from './records.ts';
export { defaultSwitches, type RuleSwitches } from './rule-switches.ts';
export type {
  DmlOptions,
  DuplicateOptions,
  RequestOptions,
  Row,
  RowError,
  RowFailure,
  RowResult,
  RowSuccess,
  Session,
  StoredRow,
  StoredValue
} from './row-result.ts';
export type {
  FiredRow,
  RowTriggers,
  TriggerFiring,
  TriggerMoment,
  TriggerOperation,
  TriggerRun
} from './row-triggers.ts';
export { notePurge, purgedUntil } from './purges.ts';
export { openStore, Store } from './store.ts';
export { ensureTable, quoteName } from './tables.ts';
