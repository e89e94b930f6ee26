export type { Rights } from './rights.ts';
export { rightsOf } from './rights-of.ts';
