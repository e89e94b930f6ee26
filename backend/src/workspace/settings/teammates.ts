import type { Storage } from '../../adapters/storage/index.ts';
import { checkSettings } from './setting-schema.ts';

/** Names shown per domain. */
const EXAMPLES = 5;

/** Who would be a teammate by one domain. */
export interface TeammatePreview {
  readonly domain: string;
  readonly members: number;
  /** Of these, linked to a Contact or Lead: maybe a customer after all. */
  readonly linked: number;
  /** Names of a few of them, in the order of external ids. */
  readonly examples: readonly string[];
  /** Accounts of the org with this website: no sign of a teammate. */
  readonly accounts: readonly string[];
}

/** Shows what domains would do before they become the setting `teammateDomains`. */
export class Teammates {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /** Changes nothing. @throws InvalidSettingError for a domain that could not be set */
  async preview(connectionId: string, domains: readonly string[]): Promise<TeammatePreview[]> {
    const { teammateDomains = [] } = checkSettings({ teammateDomains: domains });
    const previews: TeammatePreview[] = [];
    for (const domain of teammateDomains) previews.push(await this.one(connectionId, domain));
    return previews;
  }

  private async one(connectionId: string, domain: string): Promise<TeammatePreview> {
    const { members, links, accounts } = this.storage;
    const found = await members.listByEmailDomains([domain]);
    const keys = found.map(({ externalId }) => externalId);
    const linked = (await links.find(connectionId, keys)).filter(
      ({ contactId, leadId }) => contactId ?? leadId
    );
    const named = await accounts.listByDomains(connectionId, [domain]);
    return {
      ...{ domain, members: found.length, linked: linked.length },
      examples: found.slice(0, EXAMPLES).map(({ name }) => name),
      accounts: named.map(({ name }) => name)
    };
  }
}
