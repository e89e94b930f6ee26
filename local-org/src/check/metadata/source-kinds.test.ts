import { expect, it } from '@jest/globals';
import { metadataTypes } from './metadata-types.ts';
import { sourceKinds } from './source-kinds.ts';

it.each([...sourceKinds])('%s: its root is a type of the Metadata API', (_kind, { root }) => {
  expect(metadataTypes().get(root)?.get('fullName')).toBeDefined();
});
