import type { MemberLink, OrgPerson } from '../../domain/index.ts';
import { byDuplicateRule } from './by-duplicate-rule.ts';
import { byEmail } from './by-email.ts';
import { byOrganisation, type Organisation } from './by-organisation.ts';
import { NOBODY, sameDecision, toPerson, type Decision } from './decision.ts';

const EARLIER_CONFIDENCE = 70;

/** What matching looks at. */
export interface MatchInput {
  readonly connectionId: string;
  readonly memberKey: string;
  /** Those who share the member's address. */
  readonly people: readonly OrgPerson[];
  /** Contacts that converted Leads became, by record id. */
  readonly contacts: ReadonlyMap<string, OrgPerson>;
  /** The organisation the member's address names; null for free mail or no address. */
  readonly organisation: Organisation | null;
  readonly current: MemberLink | undefined;
  /** The Contact or Lead of `current`, if the org still has it. */
  readonly linked: OrgPerson | undefined;
  /** ISO-8601 UTC. */
  readonly now: string;
}

/**
 * Who a member is in the org. In this order: a person's choice, e-mail that names exactly one
 * Contact or Lead, an earlier link while its record exists, the organisation's Account, nobody.
 * Several candidates are never decided silently (docs/decisions/0006).
 * @returns the new link, or undefined when nothing changes.
 */
export function matchMember(input: MatchInput): MemberLink | undefined {
  const { connectionId, memberKey, current, now } = input;
  const isChosen = current?.locked || (current?.rule === 'manual' && input.linked !== undefined);
  const decision = current && isChosen ? healed(current, input) : decide(input);
  if (current ? sameDecision(current, decision) : decision.rule === 'none') return undefined;
  return { connectionId, memberKey, ...decision, matchedAt: now, locked: current?.locked ?? false };
}

function decide(input: MatchInput): Decision {
  const named = byEmail(input.people, input.contacts);
  if (named.contactId ?? named.leadId) return named;
  const earlier = earlierLink(input);
  if (earlier) return earlier;
  if (named.rule === 'ambiguous') return named;
  return input.organisation ? byOrganisation(input.organisation) : NOBODY;
}

/** An address that now names several people, or none, unmakes no link to one who is still there. */
function earlierLink({ current, linked, contacts }: MatchInput): Decision | undefined {
  const person = linked && followConversion(linked, contacts);
  if (!current || !person) return undefined;
  // What the org found was never the address's to decide.
  const found = byDuplicateRule(person);
  if (current.rule === found.rule && current.evidence === found.evidence) return found;
  return toPerson(person, {
    rule: current.rule,
    evidence: `Linked earlier to ${person.object} ${person.name}, whose e-mail no longer decides`,
    confidence: Math.min(current.confidence, EARLIER_CONFIDENCE)
  });
}

/** A chosen Lead that was converted goes on as its Contact; nothing else changes a choice. */
function healed(current: MemberLink, { linked, contacts }: MatchInput): Decision {
  const heir = linked && followConversion(linked, contacts);
  if (!current.leadId || !heir || heir === linked) return current;
  return { ...current, contactId: heir.recordId, leadId: null, accountId: heir.accountId };
}

/** @returns undefined when the Contact is not to be seen. */
function followConversion(
  person: OrgPerson,
  contacts: ReadonlyMap<string, OrgPerson>
): OrgPerson | undefined {
  if (person.convertedContactId) return contacts.get(person.convertedContactId);
  return person.isConverted ? undefined : person;
}
