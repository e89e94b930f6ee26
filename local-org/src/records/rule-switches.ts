/** What an administrator switches beside the loaded metadata. */
export interface RuleSwitches {
  /** The duplicate rules every org comes with, here by e-mail: for contacts and for leads. */
  standardDuplicateRules: 'off' | 'alert' | 'block';
  /**
   * How long a write keeps the parents of its rows locked; another request or batch that writes children of the
   * same parents meanwhile gets UNABLE_TO_LOCK_ROW. 0: never.
   */
  parentLockMilliseconds: number;
  /** Rows become visible to other users only so long after their stamp, as after a long transaction. */
  visibleAfterSeconds: number;
  /** Custom fields an object may have: 500 in a Developer Edition (documented: Custom Fields Allowed Per Object). */
  customFieldsPerObject: number;
}

export function defaultSwitches(): RuleSwitches {
  return {
    standardDuplicateRules: 'off',
    parentLockMilliseconds: 0,
    visibleAfterSeconds: 0,
    customFieldsPerObject: 500
  };
}
