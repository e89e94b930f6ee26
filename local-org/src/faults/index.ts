export { FaultPlan, type CallFaults, type PlannedRefusal, type RowFault } from './fault-plan.ts';
export { faultSpecs, type FaultSpec } from './fault-spec.ts';
export { LateClock } from './late-clock.ts';
export { Latency, latencyProfiles, type LatencyProfile } from './latency.ts';
export { FaultFileError, readFaults } from './read-faults.ts';
export { seededRandom } from './seeded-random.ts';
