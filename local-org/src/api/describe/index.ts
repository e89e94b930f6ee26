export { describeRoutes } from './describe.ts';
