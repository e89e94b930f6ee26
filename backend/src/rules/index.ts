export { cleanLine, cleanText, MAX_BODY_LENGTH, type CleanedText } from './clean-text.ts';
export { mergeDetails, mergeMember, type MemberDetails } from './member-details.ts';
export { parseInstant } from './parse-instant.ts';
export { slackMarkupToText, type SlackNames } from './slack-markup.ts';
export { backoffMs, type Backoff } from './backoff.ts';
export { cutText, summarise } from './cut-text.ts';
export { classifyRowError, isTriggerFailure, remedyFor, type ErrorClass } from './error-classes.ts';
export {
  activityWrite,
  communityWrite,
  keepWritable,
  MAPPED_FIELDS,
  memberWrite,
  recipientOf,
  withoutRecipient
} from './field-mapping.ts';
export {
  chosenLink,
  matchMember,
  pointsElsewhere,
  type MatchInput,
  type Organisation
} from './matching/index.ts';
export { emailDomain, websiteDomain } from './organisation-domain.ts';
export { orgOrigin, OrgUrlError } from './org-url.ts';
export { FULL_CALL, smallerCall, type CallSize } from './call-size.ts';
export { BULK_ABOVE, choosePath, pollPause, type PathFacts, type WritePath } from './write-path.ts';
