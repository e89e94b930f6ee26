import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailDomain, websiteDomain } from './organisation-domain.ts';

it.each([
  ['ada@acme.example', 'acme.example'],
  [' Ada@ACME.Example ', 'acme.example'],
  ['ada@mail.acme.co.uk', 'acme.co.uk'],
  ['ada@notacme.example', 'notacme.example'],
  ['ada@münchen.de', 'xn--mnchen-3ya.de']
])('reads the organisation of %s as %s', (email, domain) => {
  expect(emailDomain(email)).toBe(domain);
});

it.each([
  'ada@gmail.com',
  'ada@Yahoo.co.uk',
  'ada@mail.gmail.com',
  'ada@mailinator.com',
  'ada@github.io',
  'ada@10.0.0.1',
  'ada@localhost',
  'ada',
  '@acme.example',
  'ada@',
  'ada@b@acme.example',
  'ada@a.0',
  ''
])('takes no organisation from %j', (email) => {
  expect(emailDomain(email)).toBeNull();
});

it.each([
  'acme.example',
  'http://acme.example',
  'https://www.acme.example/',
  'HTTPS://WWW.Acme.Example/about?x=1#top',
  'www.acme.example:8443',
  '//acme.example',
  ' acme.example. '
])('reads %j as the website of acme.example', (website) => {
  expect(websiteDomain(website)).toBe('acme.example');
});

it.each([
  'https://www.linkedin.com/company/acme',
  'facebook.com/acme',
  'https://sites.google.com/view/acme',
  'http://10.0.0.1/',
  'acme, beta',
  'n/a',
  'a.0/about',
  '0.0',
  ''
])('takes %j for nobody’s own website', (website) => {
  expect(websiteDomain(website)).toBeNull();
});

it('takes a shared site for the website of those who run it', () => {
  expect(websiteDomain('https://www.linkedin.com/')).toBe('linkedin.com');
});

it('keeps organisations on a shared host apart', () => {
  expect(websiteDomain('https://acme.myshopify.com')).toBe('acme.myshopify.com');
});

it('answers for any text without failing, in a form that it reads as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()), (text) => {
      for (const domain of [emailDomain(text), websiteDomain(text)]) {
        if (domain !== null) expect(websiteDomain(domain)).toBe(domain);
      }
    })
  );
});
