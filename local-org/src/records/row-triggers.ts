import type { ObjectSchema } from '../metadata/index.ts';
import type { Row, RowError, Session, StoredRow } from './row-result.ts';

export type TriggerMoment = 'before' | 'after';
export type TriggerOperation = 'insert' | 'update' | 'delete' | 'undelete';

/** The org's own code around writes. The engine calls it where Salesforce does and knows nothing of Apex. */
export interface RowTriggers {
  /** For one call that writes rows of an object; undefined when no code waits for them. */
  begin(object: ObjectSchema, session: Session): TriggerRun | undefined;
}

/** The code around one call. */
export interface TriggerRun {
  /** Whatever it throws ends the call and undoes what it wrote. */
  fire(firing: TriggerFiring): void;
  /** Rows without errors are about to be tried again, without those that failed. */
  restart(): void;
  /** The call is over and what it wrote stays. */
  finish(): void;
}

export interface TriggerFiring {
  readonly moment: TriggerMoment;
  readonly operation: TriggerOperation;
  readonly object: ObjectSchema;
  readonly session: Session;
  readonly rows: readonly FiredRow[];
}

/** One row as the code sees it; values of formulas are among the columns. */
export interface FiredRow {
  /** Absent for an insert or undelete. */
  readonly old?: StoredRow;
  /** Absent for a delete; without an Id before an insert. */
  readonly new?: StoredRow;
  /** The row is not written. */
  refuse(error: RowError): void;
  /** Values for an insert or update that has not happened yet, by field name as in JSON. */
  take(changes: Row): void;
}
