import { expect, it } from '@jest/globals';
import { orgLogin, orgOrigin, OrgUrlError, tokenUrl } from './org-url.ts';

it.each([
  ['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
  ['acme.my.salesforce.com/lightning/page/home', 'https://acme.my.salesforce.com'],
  ['https://ACME--uat.sandbox.my.salesforce.com/', 'https://acme--uat.sandbox.my.salesforce.com'],
  ['https://acme.develop.my.salesforce.com', 'https://acme.develop.my.salesforce.com'],
  ['https://acme.lightning.force.com/one/one.app', 'https://acme.my.salesforce.com'],
  ['https://acme--uat.sandbox.lightning.force.com', 'https://acme--uat.sandbox.my.salesforce.com'],
  ['http://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
  ['https://acme.my.salesforce-setup.com/lightning/setup', 'https://acme.my.salesforce.com'],
  ['https://test.salesforce.com', 'https://test.salesforce.com']
])('takes %s as %s', (address, origin) => {
  expect(orgOrigin(address, [])).toBe(origin);
});

it.each([
  'http://acme.my.salesforce.com:8080',
  'https://acme.my.salesforce.com:8443',
  'https://acme.my.salesforce.com.evil.example',
  'https://my.salesforce.com.evil.example',
  'https://evil.example/acme.my.salesforce.com',
  'https://acme.my.salesforce.com@evil.example',
  'https://user:pass@acme.my.salesforce.com',
  'https://a/../acme.my.salesforce.com',
  'https://127.0.0.1',
  'https://2130706433',
  'https://169.254.169.254/latest',
  'https://[::1]',
  'https://evil.example/.lightning.force.com',
  'https://evil.example#.my.salesforce.com',
  'ftp://acme.my.salesforce.com',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'not an address',
  ''
])('refuses %s', (address) => {
  expect(() => orgOrigin(address, [])).toThrow(OrgUrlError);
});

it('lets in a listed host, with its port or with any', () => {
  expect(orgOrigin('http://localhost:8180', ['localhost:8180'])).toBe('http://localhost:8180');
  expect(orgOrigin('http://localhost:8180/x', ['localhost'])).toBe('http://localhost:8180');
  expect(() => orgOrigin('http://localhost:9000', ['localhost:8180'])).toThrow(OrgUrlError);
});

it('tells of a host that is not listed how to list it, whatever the protocol', () => {
  for (const address of ['http://127.0.0.1:8180', 'https://org.example']) {
    expect(() => orgOrigin(address, [])).toThrow(
      expect.objectContaining({
        remedy: expect.stringContaining('PORCHLIGHT_ALLOWED_ORG_HOSTS')
      })
    );
  }
});

it('signs in at the door of the environment, or at the My Domain that is named', () => {
  expect(orgLogin('production', undefined, [])).toBe('https://login.salesforce.com');
  expect(orgLogin('sandbox', ' ', [])).toBe('https://test.salesforce.com');
  expect(orgLogin('sandbox', 'acme--uat.sandbox.lightning.force.com', [])).toBe(
    'https://acme--uat.sandbox.my.salesforce.com'
  );
  expect(() => orgLogin('custom', undefined, [])).toThrow(OrgUrlError);
});

it('takes tokens from the My Domain alone, and from the environment that was named', () => {
  const sandbox = 'https://acme--uat.sandbox.my.salesforce.com';
  const production = 'https://acme.my.salesforce.com';
  expect(tokenUrl('custom', sandbox, [])).toBe(sandbox);
  expect(tokenUrl('sandbox', sandbox, [])).toBe(sandbox);
  expect(tokenUrl('production', production, [])).toBe(production);
  expect(tokenUrl('sandbox', 'http://localhost:8180', ['localhost'])).toBe('http://localhost:8180');
  expect(() => tokenUrl('production', sandbox, [])).toThrow(/is a sandbox/);
  expect(() => tokenUrl('sandbox', production, [])).toThrow(/is no sandbox/);
  expect(() => orgLogin('production', sandbox, [])).toThrow(OrgUrlError);
  expect(() => tokenUrl('custom', 'test.salesforce.com', [])).toThrow(/that of the org itself/);
});

it('lets in a listed host by http and https alone', () => {
  expect(() => orgOrigin('ftp://localhost', ['localhost'])).toThrow(OrgUrlError);
});
