import type { Member } from '../domain/index.ts';
import { cutText } from './cut-text.ts';

/** Documented lengths of Contact's own fields. */
const LENGTHS = { FirstName: 40, LastName: 80, Title: 128 } as const;

/** A new Contact for a member: the last word of the name is the last name, which Salesforce requires. */
export function contactFields(
  { name, email, jobTitle }: Member,
  accountId: string | null
): Readonly<Record<string, string>> {
  const words = name.trim().split(/\s+/);
  const last = words.pop() || (email ?? '').split('@')[0] || 'Unknown';
  const first = words.join(' ');
  return {
    LastName: cutText(last, LENGTHS.LastName),
    ...(first && { FirstName: cutText(first, LENGTHS.FirstName) }),
    ...(email && { Email: email.trim() }),
    ...(jobTitle && { Title: cutText(jobTitle, LENGTHS.Title) }),
    ...(accountId && { AccountId: accountId })
  };
}
