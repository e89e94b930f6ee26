import type { OrgPerson } from '../../domain/index.ts';
import { toPerson, type Decision } from './decision.ts';

const CONFIDENCE = 80;

/** A duplicate rule of the org took a new Contact for the member to be this one. */
export function byDuplicateRule(contact: OrgPerson): Decision {
  return toPerson(contact, {
    rule: 'contact_email',
    evidence: `A duplicate rule of the org takes the member for Contact ${contact.name}`,
    confidence: CONFIDENCE
  });
}
