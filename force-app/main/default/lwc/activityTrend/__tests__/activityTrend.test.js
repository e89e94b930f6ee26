import { readTrend, sum, typesOf } from 'c/activityTrend';

const week = (start, rest) => ({ start, ...rest });
const trend = (...weeks) => JSON.stringify({ v: 1, weeks });

it('reads the counts of weeks', () => {
    expect(
        readTrend(trend(week('2026-09-07', { count: 12 }), week('2026-09-14', { count: 0 })))
    ).toEqual([
        { start: '2026-09-07', count: 12, byType: {} },
        { start: '2026-09-14', count: 0, byType: {} }
    ]);
});

it('adds the types of a week up', () => {
    const [only] = readTrend(trend(week('2026-09-07', { byType: { message: 10, reaction: 2 } })));

    expect(only.count).toBe(12);
    expect({ ...only.byType }).toEqual({ message: 10, reaction: 2 });
});

it('takes a week in which nothing happened and a trend without weeks', () => {
    expect(readTrend(trend(week('2026-09-07', { byType: {} })))).toHaveLength(1);
    expect(readTrend(trend())).toEqual([]);
});

it.each([
    ['nothing', undefined],
    ['no JSON', '{"v":1,"weeks":[{"sta'],
    ['another value', '"12"'],
    ['null', 'null'],
    ['a version it does not know', JSON.stringify({ v: 2, weeks: [] })],
    ['weeks that are no list', JSON.stringify({ v: 1, weeks: {} })],
    ['more weeks than a year', trend(...Array(54).fill(week('2026-09-07', { count: 1 })))],
    ['a week without a start', trend({ count: 1 })],
    ['a start that is no day', trend(week('2026-13-45', { count: 1 }))],
    ['a start with a time', trend(week('2026-09-07T00:00:00Z', { count: 1 }))],
    ['a start that is no text', trend(week(20260907, { count: 1 }))],
    ['a week that is null', trend(null)],
    ['no count', trend(week('2026-09-07'))],
    ['a negative count', trend(week('2026-09-07', { count: -1 }))],
    ['a broken count', trend(week('2026-09-07', { count: 1.5 }))],
    ['a count in text', trend(week('2026-09-07', { count: '1' }))],
    ['types in a list', trend(week('2026-09-07', { byType: [1] }))],
    ['types that are null', trend(week('2026-09-07', { byType: null }))],
    ['a type without a number', trend(week('2026-09-07', { byType: { message: null } }))]
])('finds %s unreadable', (_what, text) => {
    expect(readTrend(text)).toBeNull();
});

it('puts the most frequent type first and fills weeks that lack a type', () => {
    const weeks = readTrend(
        trend(
            week('2026-09-07', { byType: { reply: 1, message: 1 } }),
            week('2026-09-14', { byType: { reaction: 5, message: 1 } })
        )
    );

    expect(typesOf(weeks)).toEqual([
        { type: 'reaction', counts: [0, 5], total: 5 },
        { type: 'message', counts: [1, 1], total: 2 },
        { type: 'reply', counts: [1, 0], total: 1 }
    ]);
});

it('gives a type any name', () => {
    const text =
        '{"v":1,"weeks":[{"start":"2026-09-07","byType":{"constructor":2,"__proto__":1}},' +
        '{"start":"2026-09-14","byType":{"message":1}}]}';
    const constructed = typesOf(readTrend(text)).find(({ type }) => type === 'constructor');

    expect(constructed).toEqual({ type: 'constructor', counts: [2, 0], total: 2 });
});

it('knows no types where weeks have only counts', () => {
    expect(typesOf(readTrend(trend(week('2026-09-07', { count: 12 }))))).toEqual([]);
    expect(sum([])).toBe(0);
});
