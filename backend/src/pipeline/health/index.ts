export { OrgHealth } from './org-health.ts';
