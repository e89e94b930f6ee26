export { bootOrg, type BootedOrg, type BootedUser } from './boot-org.ts';
export { normalizeId, to18 } from './ids.ts';
export { Records } from './records.ts';
export type {
  DmlOptions,
  Row,
  RowError,
  RowFailure,
  RowResult,
  RowSuccess,
  Session,
  StoredRow,
  StoredValue
} from './row-result.ts';
export { openStore, Store } from './store.ts';
export { quoteName } from './tables.ts';
