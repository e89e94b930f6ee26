import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConnectionAction, ConnectionEvent, LifecycleState } from '../domain/index.ts';
import { aConnection } from '../../test/support/records.ts';
import {
  allowedActions,
  defaultConnection,
  nextState,
  TransitionRefusedError
} from './connection-state.ts';

const STATES = [
  ...(['none', 'connecting', 'connected', 'degraded'] as const),
  ...(['expired', 'disconnected', 'revoked'] as const)
] satisfies readonly LifecycleState[];
const STEPS = [
  ...(['connect', 'verify', 'test', 'sync', 'regenerate', 'disconnect'] as const),
  ...(['disconnect-account', 'refresh'] as const),
  ...(['authorised', 'healthy', 'impaired', 'sign-in-refused'] as const)
] satisfies readonly (ConnectionAction | ConnectionEvent)[];

const NO = '-';
/** By state, in the order of STEPS. */
const EXPECTED: Readonly<Record<LifecycleState, readonly string[]>> = {
  none: ['connecting', NO, NO, NO, NO, NO, NO, 'none', NO, NO, NO, NO],
  connecting: ['connecting', NO, NO, NO, NO, NO, NO, 'connecting', 'connected', NO, NO, NO],
  connected: [
    ...[NO, 'connected', 'connected', 'connected', 'connected', 'disconnected', NO, 'connected'],
    ...['connected', 'connected', 'degraded', 'expired']
  ],
  degraded: [
    ...[NO, 'degraded', 'degraded', 'degraded', 'degraded', 'disconnected', NO, 'degraded'],
    ...['connected', 'connected', 'degraded', 'expired']
  ],
  expired: [
    ...[NO, NO, 'expired', 'expired', 'expired', 'disconnected', NO, 'expired'],
    ...['connected', 'connected', 'degraded', 'expired']
  ],
  disconnected: [
    ...['connecting', NO, NO, NO, NO, NO, 'revoked', 'disconnected'],
    ...['connected', 'disconnected', 'disconnected', 'disconnected']
  ],
  revoked: [
    ...['connecting', NO, NO, NO, NO, NO, NO, 'revoked'],
    ...['connected', 'revoked', 'revoked', 'revoked']
  ]
};

const cases = STATES.flatMap((state) =>
  STEPS.map((step, index) => ({ state, step, next: EXPECTED[state][index] ?? '' }))
);

it.each(cases)('$state + $step → $next', ({ state, step, next }) => {
  if (next !== NO) return expect(nextState(state, step)).toBe(next);
  return expect(() => nextState(state, step)).toThrow(TransitionRefusedError);
});

it('names the step, the state and what is possible when it refuses', () => {
  expect(() => nextState('revoked', 'test')).toThrow(
    expect.objectContaining({
      code: 'connection_state',
      message: '"test" is not possible: the connection is revoked.',
      remedy: 'Possible now: connect, refresh.'
    })
  );
});

it('never ends the consent of an account that is still in use', () => {
  for (const state of STATES) {
    const mayRevoke = allowedActions(state).includes('disconnect-account');
    expect(mayRevoke).toBe(state === 'disconnected');
  }
});

it('lets a disconnected connection come back by a new consent alone, whatever happens', () => {
  const steps = STEPS.filter((step) => step !== 'authorised' && step !== 'connect');
  fc.assert(
    fc.property(
      fc.constantFrom('disconnected' as const, 'revoked' as const),
      fc.array(fc.constantFrom(...steps)),
      (start, happened) => {
        let state: LifecycleState = start;
        for (const step of happened) state = attempt(state, step);
        expect(['disconnected', 'revoked']).toContain(state);
      }
    )
  );
});

it('means the first connection in use when nobody names one', () => {
  const stopped = aConnection({ id: 'c1', state: 'disconnected' });
  const expired = aConnection({ id: 'c2', state: 'expired' });
  const fine = aConnection({ id: 'c3' });
  expect(defaultConnection([stopped, expired, fine])).toBe(expired);
  expect(defaultConnection([stopped])).toBe(stopped);
  expect(defaultConnection([])).toBeUndefined();
});

function attempt(state: LifecycleState, step: ConnectionAction | ConnectionEvent): LifecycleState {
  try {
    return nextState(state, step);
  } catch (error) {
    if (error instanceof TransitionRefusedError) return state;
    throw error;
  }
}
