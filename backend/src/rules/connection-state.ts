import type {
  Connection,
  ConnectionAction,
  ConnectionEvent,
  LifecycleState
} from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';

type Row = Readonly<Partial<Record<ConnectionAction | ConnectionEvent, LifecycleState>>>;

/** What may happen in each state, and where it leads; what is not listed is refused. */
const TRANSITIONS: Readonly<Record<LifecycleState, Row>> = {
  none: { connect: 'connecting', refresh: 'none' },
  connecting: { connect: 'connecting', refresh: 'connecting', authorised: 'connected' },
  connected: {
    ...{ verify: 'connected', test: 'connected', sync: 'connected', refresh: 'connected' },
    ...{ regenerate: 'connected', disconnect: 'disconnected' },
    ...{ authorised: 'connected', healthy: 'connected' },
    ...{ impaired: 'degraded', 'sign-in-refused': 'expired' }
  },
  degraded: {
    ...{ verify: 'degraded', test: 'degraded', sync: 'degraded', refresh: 'degraded' },
    ...{ regenerate: 'degraded', disconnect: 'disconnected' },
    ...{ authorised: 'connected', healthy: 'connected' },
    ...{ impaired: 'degraded', 'sign-in-refused': 'expired' }
  },
  // A run may still try: what the org refused once it allows again when an admin has mended it.
  expired: {
    ...{ test: 'expired', sync: 'expired', refresh: 'expired' },
    ...{ regenerate: 'expired', disconnect: 'disconnected' },
    ...{ authorised: 'connected', healthy: 'connected' },
    ...{ impaired: 'degraded', 'sign-in-refused': 'expired' }
  },
  // What a run or a test still under way finds out does not bring the connection back.
  disconnected: {
    ...{ connect: 'connecting', refresh: 'disconnected', 'disconnect-account': 'revoked' },
    ...{ authorised: 'connected', healthy: 'disconnected' },
    ...{ impaired: 'disconnected', 'sign-in-refused': 'disconnected' }
  },
  revoked: {
    ...{ connect: 'connecting', refresh: 'revoked', authorised: 'connected' },
    ...{ healthy: 'revoked', impaired: 'revoked', 'sign-in-refused': 'revoked' }
  }
};

const ACTIONS: readonly ConnectionAction[] = [
  ...(['connect', 'verify', 'test', 'sync', 'regenerate'] as const),
  ...(['disconnect', 'disconnect-account', 'refresh'] as const)
];

/** The connection is in no state for this. */
export class TransitionRefusedError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'connection_state';
  readonly state: LifecycleState;

  constructor(state: LifecycleState, step: ConnectionAction | ConnectionEvent) {
    super(
      `"${step}" is not possible: the connection is ${state === 'none' ? 'not made yet' : state}.`,
      `Possible now: ${allowedActions(state).join(', ')}.`
    );
    this.state = state;
  }
}

/**
 * Where an action or event leads. A consent that is under way leaves the record of a connection as
 * it is, so `authorised` may arrive in any of its states.
 * @throws TransitionRefusedError
 */
export function nextState(
  state: LifecycleState,
  step: ConnectionAction | ConnectionEvent
): LifecycleState {
  const next = TRANSITIONS[state][step];
  if (next === undefined) throw new TransitionRefusedError(state, step);
  return next;
}

/** What a person may ask for in this state, in the order of a menu. */
export function allowedActions(state: LifecycleState): ConnectionAction[] {
  return ACTIONS.filter((action) => TRANSITIONS[state][action] !== undefined);
}

/**
 * A connection in use has its token generated anew; any other is connected.
 * @throws TransitionRefusedError
 */
export function requireAskable(former: Pick<Connection, 'state'> | undefined): void {
  const state = former?.state ?? 'none';
  nextState(state, former && isInUse(former) ? 'regenerate' : 'connect');
}

/** Whether people count on it: neither stopped nor revoked. */
export function isInUse({ state }: Pick<Connection, 'state'>): boolean {
  return state !== 'disconnected' && state !== 'revoked';
}

/** The one that is meant when nobody names one: of those in use the first, or else the first. */
export function defaultConnection(all: readonly Connection[]): Connection | undefined {
  return all.find(isInUse) ?? all[0];
}
