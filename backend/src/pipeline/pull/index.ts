export { pullOrg, type PullContext } from './pull-org.ts';
export type { Access } from './record-access.ts';
