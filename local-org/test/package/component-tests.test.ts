import { expect, it } from '@jest/globals';
import { bundles, filesIn } from './package-files.ts';

it('gives every Lightning web component its tests', () => {
  const files = filesIn('lwc');
  const untested = bundles().filter(
    ({ name }) => !files.includes(`lwc/${name}/__tests__/${name}.test.js`)
  );

  expect(untested.map(({ name }) => name)).toEqual([]);
});
