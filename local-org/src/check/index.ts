export type { Finding } from './finding.ts';
export { sourceKinds, type SourceKind } from './metadata/source-kinds.ts';
export { jsonReport, readableReport } from './report.ts';
export { runChecks, type CheckReport } from './run-checks.ts';
