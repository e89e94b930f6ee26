export { byDuplicateRule } from './by-duplicate-rule.ts';
export { byEmail, mayMatch } from './by-email.ts';
export type { Organisation } from './by-organisation.ts';
export { chosenLink } from './chosen-link.ts';
export { pointsElsewhere, sessionLinkDiffers } from './decision.ts';
export { matchMember, type MatchInput } from './match-member.ts';
