import { expect, it } from '@jest/globals';
import { parseUsage } from './usage.ts';

it('reads what the org says of its day', () => {
  expect(parseUsage('api-usage=24/15000')).toEqual({ used: 24, max: 15_000 });
  expect(parseUsage('api-usage=25/5000; per-app-api-usage=17/250(appName=x)')).toEqual({
    used: 25,
    max: 5_000
  });
});

it.each([undefined, '', 'per-app-api-usage=17/250(appName=x)', 'api-usage=many'])(
  'reads nothing out of %p',
  (header) => expect(parseUsage(header)).toBeUndefined()
);
