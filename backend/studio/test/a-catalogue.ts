import type { ConnectionCatalogue } from '../../src/entrypoints/http/contract/index.ts';

const choice = <Name extends string>(name: Name) => ({ name, label: name, purpose: `for ${name}` });

/** Kinds of orgs that can be connected: two that are offered, and one that is not. */
export function aCatalogue(): ConnectionCatalogue {
  return {
    callbackUrl: 'https://porch.example/oauth/callback',
    platforms: [
      {
        ...{ name: 'salesforce', label: 'Salesforce' },
        capabilities: [
          { ...choice('crm'), unavailable: null, directions: ['both', 'out', 'in'] },
          { ...choice('helpdesk'), unavailable: null, directions: ['both', 'in'] },
          { ...choice('content'), unavailable: 'Not there.', directions: [] }
        ]
      }
    ],
    directions: [choice('both'), choice('out'), choice('in')],
    environments: [choice('production'), choice('sandbox'), choice('custom')]
  };
}
