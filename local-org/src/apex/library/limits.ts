import { method } from './call.ts';
import type { LimitName } from './context.ts';
import type { LibraryMethod, LibraryType } from './registry.ts';

const NAMES: readonly LimitName[] = [
  'AggregateQueries',
  'AsyncCalls',
  'Callouts',
  'CpuTime',
  'DMLRows',
  'DMLStatements',
  'EmailInvocations',
  'FutureCalls',
  'HeapSize',
  'MobilePushApexCalls',
  'PublishImmediateDML',
  'Queries',
  'QueryLocatorRows',
  'QueryRows',
  'QueueableJobs',
  'SavepointRollbacks',
  'Savepoints',
  'SoslQueries'
];

/** Documented: Limits Class. `getQueries()` says what is used, `getLimitQueries()` what is allowed. */
export const limitsType: LibraryType = {
  name: 'Limits',
  staticMethods: Object.fromEntries(NAMES.flatMap(methodsFor))
};

function methodsFor(name: LimitName): [string, LibraryMethod[]][] {
  return [
    [`get${name}`, [method('Integer', [], (call) => call.context.limits.used(name))]],
    [`getLimit${name}`, [method('Integer', [], (call) => call.context.limits.maximum(name))]]
  ];
}
