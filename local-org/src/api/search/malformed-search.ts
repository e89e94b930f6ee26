import { SalesforceError } from '../salesforce-error.ts';

export function malformedSearch(message: string): SalesforceError {
  return new SalesforceError(400, 'MALFORMED_SEARCH', message);
}
