import { UNFILTERED } from 'c/activityFilter';

it('limits nothing and keeps no wire waiting', () => {
    expect(Object.keys(UNFILTERED)).toEqual(['activityType', 'firstDay', 'lastDay', 'searchText']);
    expect(Object.values(UNFILTERED).every((value) => value === null)).toBe(true);
});

it('is the same for every log', () => {
    expect(() => Object.assign(UNFILTERED, { activityType: 'message' })).toThrow(TypeError);
});
