import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { repositoryDir } from './package-files.ts';
import { surfaceOfDocument, surfaceOfPackage } from './package-surface.ts';

it('lists in docs/package-surface.md exactly what a release can never withdraw', () => {
  const document = readFileSync(join(repositoryDir, 'docs', 'package-surface.md'), 'utf8');

  expect(surfaceOfDocument(document)).toEqual(surfaceOfPackage());
});
