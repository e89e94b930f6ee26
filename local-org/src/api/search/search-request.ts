/** Which fields are searched. */
export type FieldGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

export interface ReturnedObject {
  readonly name: string;
  /** As in a SELECT; `Id` when the search names none. */
  readonly fields: readonly string[];
  readonly where?: string;
  /** ORDER BY, LIMIT and OFFSET, as in SOQL. */
  readonly tail: string;
  readonly limit?: number;
}

export interface SearchRequest {
  readonly term: string;
  readonly group: FieldGroup;
  /** Absent: every object that can be searched. */
  readonly returning?: readonly ReturnedObject[];
  readonly limit: number;
}

/** Documented: SOSL limits; records of one search. */
export const MAX_RESULTS = 2000;

const groups: readonly FieldGroup[] = ['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR'];

export function fieldGroup(name: string): FieldGroup | undefined {
  return groups.find((group) => group === name.toUpperCase());
}
