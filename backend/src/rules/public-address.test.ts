import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress } from './public-address.ts';

it.each(['13.108.0.1', '96.43.144.5', '2a02:26f0::1', '::ffff:13.108.0.1'])(
  'takes %s as public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  }
);

it.each([
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.1.1'],
  ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
  ...['192.0.2.1', '198.18.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1'],
  ...['', 'localhost', 'acme.my.salesforce.com']
])('takes %s as not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('lets no address of a private network through, in either way of writing', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.constantFrom('10', '127', '0'), byte, byte, byte, (first, a, b, c) => {
      const address = `${first}.${a}.${b}.${c}`;
      expect(isPublicAddress(address)).toBe(false);
      expect(isPublicAddress(`::ffff:${address}`)).toBe(false);
    })
  );
});
