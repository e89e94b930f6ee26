export { FaultPlan, type CallFaults } from './fault-plan.ts';
export { faultSpecs, type FaultSpec } from './fault-spec.ts';
