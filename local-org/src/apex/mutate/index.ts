export { findMutations } from './find-mutations.ts';
export { describeMutation, mutated, type Mutation } from './mutation.ts';
export { runMutants, type MutantReport, type Verdict } from './run-mutants.ts';
