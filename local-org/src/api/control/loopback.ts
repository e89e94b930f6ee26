import { isFromThisMachine } from '../../loopback.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { WireRequest } from '../wire-request.ts';

/** Lets only programs of this machine pass. */
export function requireLoopback({ peer, origin, headers }: WireRequest): void {
  if (isFromThisMachine({ peer, origin, page: headers['origin'] })) return;
  throw new SalesforceError(403, 'FORBIDDEN', '/local-org answers this machine only');
}
