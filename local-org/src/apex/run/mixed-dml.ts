/** Objects of Setup (documented: sObjects That Cannot Be Used Together in DML Operations). */
const SETUP = new Set([
  'FieldPermissions',
  'Group',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSObject',
  'SetupEntityAccess',
  'User',
  'UserRole'
]);

/** What one transaction, or one `System.runAs` of a test, has written so far. */
export interface DmlContext {
  touched: { readonly object: string; readonly setup: boolean } | undefined;
}

/** Notes a write; returns why it may not stand beside an earlier one. */
export function requireUnmixed(context: DmlContext, object: string): string | undefined {
  const setup = SETUP.has(object);
  context.touched ??= { object, setup };
  if (context.touched.setup === setup) return undefined;
  const [now, before] = setup ? ['setup', 'non-setup'] : ['non-setup', 'setup'];
  return (
    `DML operation on ${now} object is not permitted after you have updated a ${before} object ` +
    `(or vice versa): ${object}, original object: ${context.touched.object}`
  );
}
