/**
 * What one user may do, merged from profile and permission sets.
 * Object and field names are case-insensitive. A field that is not permissionable follows its object.
 */
export interface Rights {
  readonly userId: string;
  /** Has API Enabled. */
  canUseApi(): boolean;
  canRead(object: string): boolean;
  canCreate(object: string): boolean;
  canEdit(object: string): boolean;
  canDelete(object: string): boolean;
  /** Sees every record of the object, whoever owns it. */
  canViewAll(object: string): boolean;
  /** Changes every record of the object, whoever owns it. */
  canModifyAll(object: string): boolean;
  canReadField(object: string, field: string): boolean;
  canEditField(object: string, field: string): boolean;
  /** A user permission by its API name: `BulkApiHardDelete`. */
  hasPermission(name: string): boolean;
  /** A custom permission by its name. */
  hasCustomPermission(name: string): boolean;
  /** May call methods of an Apex class from outside, as pages do. */
  canUseClass(name: string): boolean;
}
