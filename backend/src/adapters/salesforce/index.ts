export { canSayInCsv, csvSize, type BulkCsv } from './bulk-csv.ts';
export type { BulkJobs, BulkState, BulkStatus } from './bulk-jobs.ts';
export type { CallGate } from './call-gate.ts';
export type { Collection, CompositeWriter } from './composite-writer.ts';
export {
  consentUrl,
  exchangeCode,
  introspect,
  newVerifier,
  refreshTokens,
  revokeToken,
  type GrantedTokens,
  type OAuthClient
} from './consent.ts';
export type { FeedAnswer, FeedSpan, FollowedObject } from './change-feed.ts';
export type { ContactMaker, MadeContact } from './contact-maker.ts';
export type { OrgAuth, OrgSession, TokenKeeper } from './credentials.ts';
export {
  ApiLimitError,
  OrgAccessError,
  OrgUnavailableError,
  PackageMissingError,
  RequestRejectedError,
  SignInRefusedError
} from './errors.ts';
export { inspectOrg, type OrgFacts } from './inspect-org.ts';
export { openOrg, type Org, type OrgOptions } from './org.ts';
export type { OrgLimits } from './org-limits.ts';
export type { OrgMetadata } from './org-metadata.ts';
export type { ObjectAccess } from './object-access.ts';
export type { FurtherQuestion, OpeningRead, OrgReader } from './org-reader.ts';
export type { Grant, OrgSetup, PackageVersion, UserFacts } from './org-setup.ts';
export { refusalOf, type SetupRefusal } from './setup-refusal.ts';
export type { GoneRecord, MirroredObject, MirrorPage, MirrorPosition } from './mirror-page.ts';
export { mayHaveActed } from './post-form.ts';
export type { RecordRemover } from './record-remover.ts';
export type { ExistingRow, SchemaReader } from './schema-reader.ts';
export { signIn } from './sign-in.ts';
export type { WeightAnswer } from './weight-query.ts';
export type { ApiUsage } from './usage.ts';
