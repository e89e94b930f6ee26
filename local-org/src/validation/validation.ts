import type { TestRun } from '../apex/index.ts';
import type { KeptField } from '../custom-fields.ts';

/** Which tests of a source tree run. */
export type TestSelection =
  | 'none'
  | 'all'
  /** Whole classes, or some methods of them; names in any case. */
  | readonly { readonly className: string; readonly methods?: readonly string[] }[];

export interface ValidationRequest {
  /** Metadata folders in source format; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  /** Fields made in the running org beside its metadata. */
  readonly customFields: readonly KeptField[];
  /** Whether the static checks are made; else everything is only compiled. */
  readonly gates: boolean;
  readonly tests: TestSelection;
  /** The org's time, as ISO 8601: tests that look at the clock see the same day. */
  readonly now: string;
}

/** One thing that stands in the way of a deployment, and where. */
export interface Problem {
  /** Absolute path. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column?: number;
  readonly message: string;
  /** A warning is what Salesforce itself would take: a rule of this project. */
  readonly severity: 'Error' | 'Warning';
}

export interface Validation {
  readonly problems: readonly Problem[];
  /** Absent when no tests were wanted, or errors left nothing to run. */
  readonly run?: TestRun;
}
