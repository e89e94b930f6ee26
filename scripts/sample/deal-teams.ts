import { COMPANIES } from './companies.ts';
import type { SeedRecord } from './company-seed.ts';

/** Who decides: of each company the first person the sales team knows besides the community. */
export function decisionMakers(contacts: readonly SeedRecord[]): SeedRecord[] {
  return COMPANIES.flatMap(({ ref, others, domain }) => {
    const name = others[0]?.split('|')[0]?.replace(' ', '.').toLowerCase();
    const contact = contacts.find(({ fields }) => fields['Email'] === `${name}@${domain}`);
    if (!contact) return [];
    const fields = {
      OpportunityId: `@deal-${ref}`,
      ContactId: `@${contact.ref}`,
      Role: 'Decision Maker',
      IsPrimary: false
    };
    return [{ ref: `decides-${ref}`, object: 'OpportunityContactRole', fields }];
  });
}

/** A lead of last year that became a contact the community knows. */
export const CONVERTED_LEAD: SeedRecord = {
  ref: 'lead-helena-costa',
  object: 'Lead',
  fields: {
    FirstName: 'Helena',
    LastName: 'Costa',
    Email: 'helena.costa@osprey-bio.example',
    Title: 'Data Engineer',
    Company: 'Osprey Biologics',
    Status: 'Working - Contacted',
    LeadSource: 'Web',
    OwnerId: '@rep'
  },
  convertInto: { account: '@osprey', contact: '@contact-helena-costa' }
};
