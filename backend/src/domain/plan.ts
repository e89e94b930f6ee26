import type { TargetObject } from './write.ts';

/** What a run is going to do with one record. */
export type PlannedAction = 'create' | 'update' | 'park' | 'wait';

/** One field of a record that is there already: what the org has, and what it will have. */
export interface FieldDifference {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface PlannedRow {
  readonly object: TargetObject;
  readonly externalId: string;
  readonly action: PlannedAction;
  /** Of an update: fields that will differ; empty when the org has these very values. */
  readonly differences: readonly FieldDifference[];
  /** Why it will be parked or has to wait. */
  readonly code: string | null;
  readonly field: string | null;
  readonly message: string | null;
  readonly remedy: string | null;
}

export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  /** Records whose content is what the org was last sent. */
  readonly unchanged: number;
  readonly park: number;
  readonly wait: number;
  /** Objects the integration user cannot write. */
  readonly paused: readonly string[];
  /** What `porchlight sync --plan` will cost, its reads included. */
  readonly apiCalls: number;
  /** For the rows to be created, at 2 KB each. */
  readonly storageMb: number;
  readonly minutes: number;
}

/** A rehearsed run, kept so that it can be run exactly. */
export interface Plan {
  readonly id: string;
  readonly connectionId: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
  /** Newest change the plan knows of; a later one makes it out of date. */
  readonly head: number;
  /** Hashes by object of what the org's describe said: fields, rights, limits. */
  readonly schema: Readonly<Record<string, string>>;
  readonly summary: PlanSummary;
}
