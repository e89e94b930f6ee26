import {
  CAPABILITIES,
  DIRECTIONS,
  PUSH_ORDER,
  type Capability,
  type CapabilityName,
  type Connection,
  type SyncDirection,
  type TargetObject
} from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';
import type { READ_FIELDS } from './read-fields.ts';

/** An object of which we keep up with what changes in the org. */
export type ReadObject = keyof typeof READ_FIELDS;

/** What a connection reads and writes: its direction and capability together. */
export interface SyncScope {
  readonly reads: readonly ReadObject[];
  /** In push order; empty when nothing at all may be written. */
  readonly writes: readonly TargetObject[];
}

/** Nothing is brought to an org whose connection only reads. */
export class ReadsOnlyError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'connection_reads_only';

  constructor(name: string) {
    super(
      `"${name}" only reads from Salesforce: nothing is written to that org.`,
      'Change the direction of the connection to "To Salesforce" or "Both ways".'
    );
  }
}

/** Somebody asks for what does not exist, or for a choice that would make no difference. */
export class NotOfferedError extends AppError {
  readonly kind = 'invalid-input';
  readonly code = 'purpose_not_offered';
}

const READS: readonly ReadObject[] = [
  ...(['Account', 'Contact', 'Lead', 'Opportunity', 'Member__c'] as const)
];
/** Objects of the org that a capability has nothing to do with. */
const FOREIGN: Readonly<Record<Capability, readonly string[]>> = {
  crm: [],
  helpdesk: ['Lead', 'Opportunity']
};
/** Objects that a direction leaves out; deals are read for our own sake, not for matching. */
const LEFT_OUT: Readonly<Record<SyncDirection, readonly string[]>> = {
  ...{ both: [], in: [], out: ['Opportunity'] }
};

/** What decides how much is read and written. */
export type Purpose = Pick<Connection, 'direction' | 'capability'>;

/** What people may ask for. */
export interface AskedPurpose {
  readonly capability: CapabilityName;
  readonly direction: SyncDirection;
}

/** @throws NotOfferedError */
export function offeredPurpose({ capability, direction }: AskedPurpose): Purpose {
  const { label, unavailable, directions } = CAPABILITIES[capability];
  const names = directions.map((name) => `"${DIRECTIONS[name].label}" (${name})`).join(' or ');
  if (capability === 'content') {
    throw new NotOfferedError(
      `An org cannot be connected for ${label} yet. ${unavailable}`,
      'Choose the capability CRM (crm) or Helpdesk (helpdesk).'
    );
  }
  if (directions.includes(direction)) return { capability, direction };
  throw new NotOfferedError(
    `The direction "${DIRECTIONS[direction].label}" makes no difference for ${label}: there are no opportunities to leave out.`,
    `Choose the direction ${names}.`
  );
}

export function syncScope({ direction, capability }: Purpose): SyncScope {
  const isIn = (object: string) =>
    !FOREIGN[capability].includes(object) && !LEFT_OUT[direction].includes(object);
  return {
    reads: READS.filter(isIn),
    writes: direction === 'in' ? [] : PUSH_ORDER.filter(isIn)
  };
}

/** Whether a connection may change anything in its org. */
export function writesAnything({ direction }: Pick<Connection, 'direction'>): boolean {
  return direction !== 'in';
}

/** @throws ReadsOnlyError */
export function requireWriting(connection: Pick<Connection, 'name' | 'direction'>): void {
  if (!writesAnything(connection)) throw new ReadsOnlyError(connection.name);
}
