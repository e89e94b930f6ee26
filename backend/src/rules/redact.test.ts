import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact } from './redact.ts';

it.each([
  ['Email: invalid address: ada@porch.example', 'Email: invalid address: [e-mail]'],
  ['See https://acme.my.salesforce.com/001?x=1 now', 'See [address] now'],
  ['session 00D000000000001AAA!AQ4AQ.secret ended', 'session [token] ended'],
  ['Authorization: Bearer abc', 'Authorization: [token]'],
  ['UNABLE_TO_LOCK_ROW at Member__c.Email__c', 'UNABLE_TO_LOCK_ROW at Member__c.Email__c']
])('makes of %s: %s', (text, redacted) => {
  expect(redact(text)).toBe(redacted);
});

it('lets no e-mail address and no long secret through, whatever stands around them', () => {
  const secret = fc.stringMatching(/^[A-Za-z\d_]{32,64}$/);
  fc.assert(
    fc.property(fc.emailAddress(), secret, fc.lorem(), (email, token, words) => {
      const redacted = redact(`${words} ${email} ${words} ${token}`);
      expect(redacted).not.toContain(email);
      expect(redacted).not.toContain(token);
    })
  );
});
