/** Given to rows that were refused because a field, an object or a right went away during the run. */
export const MAPPING_INVALID = 'MAPPING_INVALID';

const NAMED = 3;

/** One sentence for the state of a connection. @param closed `Contact.CommunityScore__c`, `Session__c` */
export function mappingProblem(closed: readonly string[]): string {
  const named = closed.slice(0, NAMED).join(', ');
  const more = closed.length > NAMED ? ` and ${closed.length - NAMED} more` : '';
  return `Mapping invalid: ${named}${more} cannot be written. Verify tells what to do.`;
}
