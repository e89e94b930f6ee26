/** Values of System.TriggerOperation (documented: TriggerOperation Enum). */
export const OPERATIONS: readonly string[] = [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE'
];
