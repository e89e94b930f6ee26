export { cleanLine, cleanText, MAX_BODY_LENGTH, type CleanedText } from './clean-text.ts';
export { mergeDetails, mergeMember, type MemberDetails } from './member-details.ts';
export { parseInstant } from './parse-instant.ts';
export { slackMarkupToText, type SlackNames } from './slack-markup.ts';
export {
  apiBudget,
  apiWindowStart,
  callsOfOthers,
  hourOf,
  judgeCall,
  ownCalls,
  type ApiBudget,
  type BudgetFacts,
  type BudgetVerdict
} from './api-budget.ts';
export { apiDays, forecastDay, type ApiDay, type ApiForecast } from './api-forecast.ts';
export { judgePaused, nextProbe, type PauseVerdict } from './api-probes.ts';
export { backoffMs, type Backoff } from './backoff.ts';
export {
  allowedActions,
  defaultConnection,
  isInUse,
  nextState,
  requireAskable,
  TransitionRefusedError
} from './connection-state.ts';
export { contactFields } from './contact-fields.ts';
export {
  ASSUMED_ROWS_PER_SECOND,
  estimateCost,
  rowsInStorage,
  storageMb,
  type CostEstimate
} from './cost.ts';
export { storageForecast, type StorageForecast } from './storage-forecast.ts';
export { cutText, summarise } from './cut-text.ts';
export { classifyRowError, isTriggerFailure, remedyFor, type ErrorClass } from './error-classes.ts';
export {
  activityWrite,
  communityWrite,
  keepWritable,
  memberWrite,
  recipientOf,
  relativesOf,
  withoutRecipient
} from './field-mapping.ts';
export {
  byDuplicateRule,
  byEmail,
  chosenLink,
  matchMember,
  mayMatch,
  pointsElsewhere,
  sessionLinkDiffers,
  type MatchInput,
  type Organisation
} from './matching/index.ts';
export { emailDomain, websiteDomain } from './organisation-domain.ts';
export {
  countsElse,
  memberRollup,
  showsElse,
  type CountedDay,
  type MemberRollupInput
} from './member-rollup.ts';
export {
  memberRollupFields,
  NO_TOTALS,
  recordDueOn,
  recordRollupFields,
  type RecordTotals
} from './rollup-fields.ts';
export { addWeeks, mondayOf, trendMondays } from './trend.ts';
export { MAPPED_FIELDS } from './mapped-fields.ts';
export {
  levelOf,
  roundPoints,
  scoreOf,
  type ActivityDay,
  type EngagementLevel,
  type Score,
  type ScoreReason,
  type ScoreWeight
} from './score.ts';
export { isColleague, teammateDomainProblem } from './teammates.ts';
export { predictRefusal } from './predict-refusal.ts';
export { SCORE_WEIGHTS } from './score-weights.ts';
export { orgWeights, type OrgWeight, type WeightProblem } from './org-weights.ts';
export { sessionOpportunity, type SessionOpportunityInput } from './session-opportunity.ts';
export { sessionWrite } from './session-mapping.ts';
export { minutesBetween, splitSessions, type DemoEvent } from './split-sessions.ts';
export { isSlot, nextSlot } from './clock-slots.ts';
export { isSalesforceHost, orgLogin, orgOrigin, tokenUrl, OrgUrlError } from './org-url.ts';
export {
  isPassingRefusal,
  SignInAnswerError,
  signInCause,
  type SignInCause
} from './sign-in-causes.ts';
export { tokenCare, type TokenCare } from './token-care.ts';
export {
  accessManifest,
  apiDisabled,
  findMissing,
  INTEGRATION_SET,
  LOCAL_SET,
  NEEDED_OBJECTS,
  notAssigned,
  packageMissing,
  seesMembers,
  seesPackage,
  WEIGHTS,
  type Finding,
  type GrantedAccess,
  type NeedContext,
  type NeededObject,
  type ObjectNeed,
  currentVerification,
  lostSince
} from './access/index.ts';
export { HEALTH_FIELDS, issueRow, runRow, type RunSurroundings } from './health-mapping.ts';
export { READ_FIELDS } from './read-fields.ts';
export { isPublicAddress } from './public-address.ts';
export { lockoutMs } from './lockout.ts';
export { MAX_PASSWORD, MIN_PASSWORD, passwordWeakness } from './password.ts';
export { FULL_CALL, smallerCall, type CallSize } from './call-size.ts';
export { BULK_ABOVE, choosePath, pollPause, type PathFacts, type WritePath } from './write-path.ts';
export {
  planProvisioning,
  PROVISIONED_FIELDS,
  PROVISIONED_OBJECTS,
  SESSION,
  SESSION_FIELDS,
  SESSION_OBJECT,
  setupRemedy,
  type FieldDefinition,
  type PresentSchema,
  type ProvisionedObject,
  type ProvisioningPlan,
  type SetupRemedy,
  type SetupStep
} from './provisioning/index.ts';
export { provisioningItems, type ProvisioningItem } from './provisioning-items.ts';
export { redact } from './redact.ts';
export {
  isConfirmable,
  judgeChecklist,
  type ChecklistFacts,
  type ChecklistPoint,
  type Mend,
  type PointState
} from './checklist/index.ts';
export { MAPPING_INVALID, mappingProblem } from './mapping-problem.ts';
export {
  NotOfferedError,
  offeredPurpose,
  ReadsOnlyError,
  requireWriting,
  syncScope,
  writesAnything,
  type AskedPurpose,
  type Purpose,
  type ReadObject,
  type SyncScope
} from './sync-scope.ts';
