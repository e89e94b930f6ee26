import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPassingRefusal, signInCause } from './sign-in-causes.ts';

it.each([
  ['invalid_grant', 'expired access/refresh token', /expired or was revoked/, /Re-generate/],
  ['invalid_grant', 'ip restricted', /IP ranges/, /Relax IP restrictions/],
  ['invalid_grant', 'no client credentials user enabled', /names no user/, /Run As/],
  ['invalid_grant', 'request not supported on this domain', /My Domain/, /My Domain/],
  ['invalid_grant', "user hasn't approved this consumer", /not approved/, /pre-authorise/],
  ['invalid_grant', 'expired authorization code', /too long/, /Start again/],
  ['invalid_grant', 'invalid code verifier', /does not belong/, /one browser window/],
  ['invalid_client', 'app must be installed into org', /not installed/, /Connected Apps OAuth/],
  ['invalid_grant', 'inactive user', /inactive/, /activate/],
  ['invalid_grant', 'inactive organization', /locked, closed/, /open the org/],
  ['app_not_found', 'External client app is not installed in this org', /not installed/, /sandbox/],
  ['invalid_client', 'invalid client credentials', /secret is wrong/, /consumer secret/],
  ['invalid_app_access', 'not admin approved', /not admitted/, /Permitted Users/],
  ['inactive_user', 'user is inactive', /inactive/, /activate/],
  ['API_DISABLED_FOR_ORG', '', /API access/, /API Enabled/],
  ['REQUEST_LIMIT_EXCEEDED', '', /used up/, /Company Information/]
])('tells the cause and remedy of %s: %s', (code, description, cause, remedy) => {
  expect(signInCause(code, description)).toEqual({
    cause: expect.stringMatching(cause),
    remedy: expect.stringMatching(remedy)
  });
});

it('has words for every code, known or not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (code, description) => {
      const { cause, remedy } = signInCause(code, description);
      expect(cause).not.toBe('');
      expect(remedy).not.toBe('');
    })
  );
});

it.each([
  ['unknown_error', 'retry your request', true],
  ['invalid_grant', 'token request is already being processed', true],
  ['invalid_grant', 'expired access/refresh token', false],
  ['unknown_error_of_ours', 'retry your request', false]
])('knows whether %s: %s passes by itself', (code, description, passes) => {
  expect(isPassingRefusal(code, description)).toBe(passes);
});
