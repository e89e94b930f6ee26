export { describeObject, describeRoutes } from './describe.ts';
export { objectAttributes } from './object-attributes.ts';
