import { expect, it } from '@jest/globals';
import { classifyRowError, remedyFor } from './error-classes.ts';

it('tries locked rows again, waits for parents, and parks what only a person can mend', () => {
  expect(classifyRowError('UNABLE_TO_LOCK_ROW')).toBe('transient');
  expect(classifyRowError('INVALID_FIELD')).toBe('missing-parent');
  expect(classifyRowError('STRING_TOO_LONG')).toBe('value');
  expect(classifyRowError('A_CODE_OF_TOMORROW')).toBe('value');
});

it('has a remedy for every code, also for one it does not know', () => {
  expect(remedyFor('INVALID_EMAIL_ADDRESS')).toContain('e-mail');
  expect(remedyFor('A_CODE_OF_TOMORROW')).toContain('A_CODE_OF_TOMORROW');
});
