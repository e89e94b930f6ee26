import type { Capability, Environment, SyncDirection } from './connection.ts';

/** A choice as people read it. */
export interface Choice {
  readonly label: string;
  readonly purpose: string;
}

/** What an org can be connected for. */
export const CAPABILITIES: Readonly<Record<Capability, Choice>> = {
  crm: {
    label: 'CRM',
    purpose: 'Members beside their leads, contacts, accounts and opportunities.'
  },
  helpdesk: {
    label: 'Helpdesk',
    purpose: 'An org where people are helped: members beside the contacts and accounts of cases.'
  },
  content: {
    label: 'Content',
    purpose: 'An org whose opportunities get documents: members and demo sessions beside them.'
  }
};

/** Which way data goes. */
export const DIRECTIONS: Readonly<Record<SyncDirection, Choice>> = {
  both: {
    label: 'Both ways',
    purpose: 'Reads what matching needs, and writes members, activities and totals.'
  },
  out: {
    label: 'To Salesforce',
    purpose: 'Writes members, activities and totals; reads only what matching needs.'
  },
  in: { label: 'From Salesforce', purpose: 'Reads only: nothing in Salesforce is changed.' }
};

/** Where people of an org sign in. */
export const ENVIRONMENTS: Readonly<Record<Environment, Choice>> = {
  production: { label: 'Production', purpose: 'Sign in at login.salesforce.com.' },
  sandbox: { label: 'Sandbox', purpose: 'Sign in at test.salesforce.com.' },
  custom: { label: 'Custom My Domain', purpose: 'Sign in at the address of the org itself.' }
};
