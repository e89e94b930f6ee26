import { v7 } from 'uuid';

/** A new sortable text id (UUID version 7). */
export function newId(): string {
  return v7();
}
