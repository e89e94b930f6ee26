import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SILENCE_MS, splitSessions, type DemoEvent } from './split-sessions.ts';

const NOON = Date.UTC(2026, 7, 31, 12);
const MINUTE = 60_000;
const LONG_AFTER = NOON + 365 * 24 * 60 * MINUTE;

function event(minute: number, given: Partial<DemoEvent> = {}): DemoEvent {
  return {
    at: NOON + minute * MINUTE,
    closes: false,
    demo: null,
    flow: null,
    step: null,
    area: null,
    interest: null,
    fullName: null,
    email: null,
    shareUrl: null,
    opportunityId: null,
    ...given
  };
}

const split = (events: readonly DemoEvent[], now = LONG_AFTER) =>
  splitSessions({ key: 'demo:v', events }, now);
const spans = (events: readonly DemoEvent[]) =>
  split(events).sessions.map(({ startedAt, endedAt }) => [
    (Date.parse(startedAt) - NOON) / MINUTE,
    (Date.parse(endedAt) - NOON) / MINUTE
  ]);

it('ends a session after thirty minutes of silence, where the silence began', () => {
  expect(spans([event(0), event(29.999), event(59.999)])).toEqual([
    [0, 29.999],
    [59.999, 59.999]
  ]);
  expect(spans([event(0), event(29), event(58)])).toEqual([[0, 58]]);
});

it('ends a session on close; a late event opens a new one', () => {
  expect(spans([event(0), event(5, { closes: true }), event(6), event(7)])).toEqual([
    [0, 5],
    [6, 7]
  ]);
});

it('closes once, however often the close is reported', () => {
  const closing = event(5, { closes: true });
  expect(spans([event(0), closing, closing])).toEqual([[0, 5]]);
});

it('keeps back what may still go on', () => {
  const events = [event(0, { closes: true }), event(100)];
  expect(split(events, NOON + 100 * MINUTE + SILENCE_MS - 1)).toMatchObject({ isOpen: true });
  expect(split(events, NOON + 100 * MINUTE + SILENCE_MS - 1).sessions).toHaveLength(1);
  expect(split(events, NOON + 100 * MINUTE + SILENCE_MS)).toMatchObject({ isOpen: false });
});

it('gathers what was seen and said', () => {
  const [session] = split([
    event(0, { demo: 'Tour', flow: 'Basics', step: '1', email: 'a@b.example' }),
    event(1, { demo: 'Tour', flow: 'Basics', step: '2', area: 'Prices', interest: 'very' }),
    event(2, { demo: 'Tour', flow: 'Basics', step: '1', area: 'Safety', interest: 'somewhat' }),
    event(3.0001, { demo: 'Depth', step: '1', area: 'Prices', interest: 'not', fullName: 'Ada' })
  ]).sessions;
  expect(session).toEqual({
    externalId: 'demo:v:20260831T120000000Z',
    startedAt: '2026-08-31T12:00:00.000Z',
    endedAt: '2026-08-31T12:03:00.006Z',
    durationMinutes: 3,
    fullName: 'Ada',
    email: 'a@b.example',
    stepsViewed: 3,
    demos: ['Tour', 'Depth'],
    flows: ['Basics'],
    veryInterestedAreas: [],
    somewhatInterestedAreas: ['Safety'],
    notInterestedAreas: ['Prices'],
    opportunityId: null,
    shareUrl: null
  });
});

const anyEvents = fc.array(
  fc
    .record({
      minute: fc.integer({ min: 0, max: 300 }),
      closes: fc.boolean(),
      step: fc.option(fc.constantFrom('a', 'b', 'c')),
      area: fc.option(fc.constantFrom('x', 'y')),
      interest: fc.constantFrom('very' as const, 'not' as const),
      email: fc.option(fc.constantFrom('a@b.example', 'c@d.example'))
    })
    .map(({ minute, ...given }) => event(minute, given)),
  { maxLength: 12 }
);

it('makes the same sessions of the same events in any order', () => {
  fc.assert(
    fc.property(
      anyEvents.chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length })
        )
      ),
      ([events, shuffled]) => expect(split(shuffled)).toEqual(split(events))
    )
  );
});

it('puts every event into exactly one session; none overlap, and a silence never lies within one', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const found = split(events).sessions;
      const ids = found.map(({ externalId }) => externalId);
      for (const { at } of events) {
        const iso = new Date(at).toISOString();
        expect(found.some(({ startedAt, endedAt }) => startedAt <= iso && iso <= endedAt)).toBe(
          true
        );
      }
      found.forEach((session, index) => {
        const next = found[index + 1];
        if (next) expect(next.startedAt >= session.endedAt).toBe(true);
      });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length === 0).toBe(events.length === 0);
    })
  );
});
