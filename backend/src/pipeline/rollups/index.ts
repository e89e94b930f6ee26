export { keepRollups, type RollupContext } from './keep-rollups.ts';
