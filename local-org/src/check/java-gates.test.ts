import { expect, it } from '@jest/globals';
import { skippedJavaGates } from './java-gates.ts';

it.each([0, 8])('asks for a newer Java when version %i is there', (version) => {
  expect(skippedJavaGates(version)).toContain('Java 11 or newer is needed');
});

it('does not blame a Java that is new enough', () => {
  expect(skippedJavaGates(17)).toMatch(/^SKIPPED .*check:security runs them/);
  expect(skippedJavaGates(17)).not.toContain('is needed');
});
