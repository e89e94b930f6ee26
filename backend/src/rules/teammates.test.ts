import { expect, it } from '@jest/globals';
import { isColleague, teammateDomainProblem } from './teammates.ts';

it('takes the domain of an organisation, however it is written', () => {
  expect(teammateDomainProblem(' Pipwright.example ')).toBeNull();
});

it('says why another domain is none', () => {
  expect(teammateDomainProblem('mail.acme.com')).toBe(
    'mail.acme.com is a part of acme.com: give acme.com'
  );
  for (const domain of ['gmail.com', 'ada@acme.com', 'com', '']) {
    expect(teammateDomainProblem(domain)).toMatch(/is no organisation's own e-mail domain$/);
  }
});

it('knows colleagues by their organisation, and nobody without an address', () => {
  const domains = ['pipwright.example'];
  expect(isColleague({ email: 'ADA@eu.pipwright.example' }, domains)).toBe(true);
  expect(isColleague({ email: 'ada@pipwright.example.com' }, domains)).toBe(false);
  expect(isColleague({ email: null }, domains)).toBe(false);
  expect(isColleague({ email: 'ada@pipwright.example' }, [])).toBe(false);
});
