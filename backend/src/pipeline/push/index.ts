export { pushChanges } from './push-changes.ts';
export type { PushContext, PushCounts, PushWriter } from './push-context.ts';
