import type { ColumnType } from 'kysely';

/** Yes or no as both databases hold it: 0 or 1. */
export type Flag = ColumnType<number, number, number>;
