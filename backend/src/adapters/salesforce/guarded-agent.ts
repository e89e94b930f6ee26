import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPublicAddress, isSalesforceHost } from '../../rules/index.ts';

/** Resolves a name to every address it has. */
export type Resolver = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void
) => void;

/**
 * Connects to an address only if it was looked at in the same moment: a name that is resolved a second
 * time may mean another place (DNS rebinding). Names outside Salesforce's domains are those an
 * operator listed, who may well mean this network.
 */
export function guardedAgent(options: Agent.Options = {}, resolver: Resolver = resolveAll): Agent {
  return new Agent({ ...options, connect: { lookup: guardedLookup(resolver) } });
}

/** The one agent for the few calls outside a run. */
export const ORG_AGENT = guardedAgent();

function guardedLookup(resolver: Resolver): LookupFunction {
  return (host, { all }, callback) =>
    resolver(host, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) return callback(error ?? notFound(host), []);
      if (isSalesforceHost(host) && !addresses.every(({ address }) => isPublicAddress(address))) {
        return callback(refused(host), []);
      }
      return all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
}

function resolveAll(host: string, done: Parameters<Resolver>[1]): void {
  lookup(host, { all: true }, (error, addresses) => done(error, error ? [] : addresses));
}

function refused(host: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`${host} resolves to an address inside a network`);
  error.code = 'ADDRESS_REFUSED';
  return error;
}

function notFound(host: string): NodeJS.ErrnoException {
  const error: NodeJS.ErrnoException = new Error(`${host} has no address`);
  error.code = 'ENOTFOUND';
  return error;
}
