import type { SetupStep } from '../../rules/index.ts';
import { OrgAccessError, RequestRejectedError } from './errors.ts';

/** What Setup was asked for and refused, in Salesforce's words. */
export interface SetupRefusal {
  readonly step: SetupStep;
  /** `Lead`, `Lead.X__c`, the name of a permission set. */
  readonly what: string;
  readonly code: string;
  readonly message: string;
}

/** A call that was refused as a whole; what is none is thrown on. */
export function refusalOf(step: SetupStep, what: string, error: unknown): SetupRefusal {
  if (error instanceof RequestRejectedError || error instanceof OrgAccessError) {
    return { step, what, code: error.errorCode, message: error.message };
  }
  throw error;
}
