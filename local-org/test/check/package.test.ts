import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { runChecks } from '../../src/check/index.ts';
import { checkWith } from './small-source.ts';

const packageDir = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));

it('finds nothing in the package, and looks at all of it', () => {
  const { findings, checked } = runChecks([packageDir]);

  expect(findings).toEqual([]);
  expect(checked.apexFiles).toBeGreaterThanOrEqual(11);
  expect(checked.queries).toBeGreaterThanOrEqual(3);
  expect(checked.metadataFiles).toBeGreaterThan(150);
});

it('finds nothing in a small clean source', () => {
  expect(checkWith({}).findings).toEqual([]);
});
