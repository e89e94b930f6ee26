export { addJob, runEnqueuedJobs } from './async/jobs.ts';
export type {
  AccessLevel,
  ApexContext,
  ConversionOutcome,
  ConversionRequest,
  DmlOperation,
  DmlRequest,
  DmlRowResult,
  LimitName,
  MergeOutcome,
  MergeRequest,
  TriggerContext
} from './context.ts';
export { parseJson, type Json } from './json/parse-json.ts';
export { JsonReader } from './json/read-json.ts';
export { NotImplementedError } from './not-implemented.ts';
export { settingMethods } from './settings/setting-methods.ts';
export { library } from './platform-library.ts';
export {
  Registry,
  withoutNamespace,
  type LibraryConstructor,
  type LibraryMethod,
  type LibraryProperty,
  type LibraryType,
  type ReturnType,
  type TypeName
} from './registry.ts';
