import type { Capability, Environment, SyncDirection } from './connection.ts';

/** A choice as people read it. */
export interface Choice {
  readonly label: string;
  readonly purpose: string;
}

export interface CapabilityChoice extends Choice {
  /** Why it cannot be connected yet; null when it can. */
  readonly unavailable: string | null;
  /** Ways of data that differ from each other in such an org. */
  readonly directions: readonly SyncDirection[];
}

/** What people think of connecting an org for, also where nothing of it exists yet. */
export type CapabilityName = Capability | 'content';

/** What an org can be connected for. */
export const CAPABILITIES: Readonly<Record<CapabilityName, CapabilityChoice>> = {
  crm: {
    label: 'CRM',
    purpose: 'Members beside their leads, contacts, accounts and opportunities.',
    unavailable: null,
    directions: ['both', 'out', 'in']
  },
  helpdesk: {
    label: 'Helpdesk',
    purpose:
      'An org where people are helped: members beside their contacts and accounts; leads and opportunities are neither read nor written.',
    unavailable: null,
    // Without opportunities there is nothing that writing alone could leave unread.
    directions: ['both', 'in']
  },
  content: {
    label: 'Content',
    purpose: 'An org whose opportunities get documents.',
    unavailable: 'Documents are not brought to Salesforce yet: there is nothing to sync.',
    directions: []
  }
};

/** Which way data goes. */
export const DIRECTIONS: Readonly<Record<SyncDirection, Choice>> = {
  both: {
    label: 'Both ways',
    purpose:
      'Reads people, accounts and opportunities; writes members, activities, sessions and totals, also on opportunities.'
  },
  out: {
    label: 'To Salesforce',
    purpose:
      'Writes members, activities, sessions and totals. Reads only what matching needs: people, accounts and the links people chose; no opportunities, so they get no totals.'
  },
  in: {
    label: 'From Salesforce',
    purpose:
      'Reads people, accounts and opportunities, and matches members with them here. Nothing in Salesforce is changed; read rights are enough.'
  }
};

/** Where people of an org sign in. */
export const ENVIRONMENTS: Readonly<Record<Environment, Choice>> = {
  production: { label: 'Production', purpose: 'Sign in at login.salesforce.com.' },
  sandbox: { label: 'Sandbox', purpose: 'Sign in at test.salesforce.com.' },
  custom: { label: 'Custom My Domain', purpose: 'Sign in at the address of the org itself.' }
};

/** `CRM, from Salesforce`: what a connection is for, within a sentence. */
export function purposeText(purpose: {
  readonly capability: CapabilityName;
  readonly direction: SyncDirection;
}): string {
  const { label } = DIRECTIONS[purpose.direction];
  return `${CAPABILITIES[purpose.capability].label}, ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}
