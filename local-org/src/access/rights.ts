/**
 * What one user may do, merged from profile and permission sets.
 * Object and field names are case-insensitive. A field that is not permissionable follows its object.
 */
export interface Rights {
  readonly userId: string;
  canRead(object: string): boolean;
  canCreate(object: string): boolean;
  canEdit(object: string): boolean;
  canDelete(object: string): boolean;
  canReadField(object: string, field: string): boolean;
  canEditField(object: string, field: string): boolean;
}
