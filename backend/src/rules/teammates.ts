import type { Member } from '../domain/index.ts';
import { emailDomain } from './organisation-domain.ts';

/** Why a domain cannot stand for the organisation that runs the community; null when it can. */
export function teammateDomainProblem(domain: string): string | null {
  const text = domain.trim().toLowerCase();
  const organisation = emailDomain(`somebody@${text}`);
  if (organisation === text) return null;
  return organisation
    ? `${text} is a part of ${organisation}: give ${organisation}`
    : `${text} is no organisation's own e-mail domain`;
}

/** Whether a member works for those who run the community. @param domains organisations, lower case */
export function isColleague({ email }: Pick<Member, 'email'>, domains: readonly string[]): boolean {
  if (domains.length === 0) return false;
  const organisation = emailDomain(email);
  return organisation !== null && domains.includes(organisation);
}
