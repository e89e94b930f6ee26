export { DeployFault } from './deploy-fault.ts';
export {
  isDone,
  type DeployJob,
  type DeployMessage,
  type DeployOptions,
  type TestLevel
} from './deploy-job.ts';
export { Deployments } from './deployments.ts';
