import { expect, it } from '@jest/globals';
import { AppError } from './app-error.ts';

class KettleColdError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'kettle_cold';
}

class KettleEmptyError extends KettleColdError {}

it('is called as its class is, in a log and in words', () => {
  const error = new KettleEmptyError('The kettle is empty.', 'Fill it.');
  expect({ ...error }).toEqual({
    name: 'KettleEmptyError',
    kind: 'unavailable',
    code: 'kettle_cold',
    remedy: 'Fill it.'
  });
  expect(String(error)).toBe('KettleEmptyError: The kettle is empty.');
});
