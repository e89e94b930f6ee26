export { checkQuery, type CheckedQuery } from './check-query.ts';
export { explainQuery, type QueryShape } from './explain.ts';
export { NAME_FIELDS } from './polymorphic-name.ts';
export type { QuerySource } from './query-context.ts';
export type { QueriedRecord } from './record-reader.ts';
export type { ChildrenColumn, FieldColumn, ParentColumn, ResultColumn } from './result-column.ts';
export { runQuery, type QueryInput, type QueryResult } from './run-query.ts';
export { SoqlError, type SoqlErrorCode } from './soql-error.ts';
export { toWire } from './wire.ts';
