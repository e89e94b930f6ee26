export { pushChanges } from './push-changes.ts';
export type { PushContext, PushCounts } from './push-context.ts';
