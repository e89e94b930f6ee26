import type { Storage } from '../adapters/storage/index.ts';
import type { Vault } from '../adapters/vault/index.ts';
import type { Clock, Logger } from '../kernel/index.ts';
import { Authorisations } from './authorisations.ts';
import { ConnectionCare } from './connection-care.ts';
import { Connections } from './connections.ts';
import { Provisioning } from './provisioning.ts';
import { Verification } from './verification.ts';

export interface OrgsParts {
  readonly storage: Storage;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
  /** `host` or `host:port` outside Salesforce's domains. */
  readonly allowedOrgHosts: readonly string[];
}

/** Everything about the orgs a workspace is tied to. */
export interface Orgs {
  readonly connections: Connections;
  readonly authorisations: Authorisations;
  readonly care: ConnectionCare;
  readonly verification: Verification;
  readonly provisioning: Provisioning;
}

export function createOrgs(parts: OrgsParts): Orgs {
  const connections = new Connections(parts);
  const known = { ...parts, connections };
  const verification = new Verification(known);
  return {
    connections,
    authorisations: new Authorisations({ ...known, verification }),
    care: new ConnectionCare(known),
    verification,
    provisioning: new Provisioning({ ...known, verification })
  };
}
