import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address belongs to the public internet: not loopback, private, link-local, carrier
 * NAT, multicast, reserved or documentation, and not one of those inside an IPv6 address.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
