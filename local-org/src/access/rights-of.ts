import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import type { Store } from '../records/index.ts';
import { setupObjects } from '../standard/index.ts';
import { readGrants, type Grants } from './grants.ts';
import type { Rights } from './rights.ts';

type Verb = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

const looks: ReadonlySet<Verb> = new Set(['read', 'viewAll']);

const setupNames = new Set(setupObjects.map((object) => object.name));

/** Setup rows that only users with View Setup and Configuration see (documented: FieldPermissions,
 * PermissionSetLicenseAssign). */
const needViewSetup = new Set([
  'FieldPermissions',
  'ObjectPermissions',
  'PermissionSetLicenseAssign'
]);

/** Not granted per object: whoever works with records may log what was done. */
const activities = new Set(['EmailMessage', 'Event', 'Task']);

/** Everyone may keep files. */
const files = new Set(['ContentDocument', 'ContentDocumentLink', 'ContentVersion']);

const rightsByUser = new WeakMap<Store, Map<string, Rights>>();

/**
 * What a user may do, from the rows of PermissionSet, PermissionSetAssignment, ObjectPermissions and
 * FieldPermissions. The answer stays right when those rows change. An unknown or inactive user may nothing.
 */
export function rightsOf(store: Store, userId: string): Rights {
  const known = rightsByUser.get(store) ?? new Map<string, Rights>();
  rightsByUser.set(store, known);
  const rights = known.get(userId) ?? new CurrentRights(store, userId);
  known.set(userId, rights);
  return rights;
}

class CurrentRights implements Rights {
  readonly userId: string;
  private readonly store: Store;
  private version = -1;
  private counted: Grants | undefined;

  constructor(store: Store, userId: string) {
    this.store = store;
    this.userId = userId;
  }

  canUseApi(): boolean {
    return this.hasPermission('ApiEnabled');
  }

  canRead(object: string): boolean {
    return this.may('read', object);
  }

  canCreate(object: string): boolean {
    return this.may('create', object);
  }

  canEdit(object: string): boolean {
    return this.may('edit', object);
  }

  canDelete(object: string): boolean {
    return this.may('delete', object);
  }

  canViewAll(object: string): boolean {
    return this.may('viewAll', object);
  }

  canModifyAll(object: string): boolean {
    return this.may('modifyAll', object);
  }

  canReadField(object: string, field: string): boolean {
    return this.mayField('read', object, field);
  }

  canEditField(object: string, field: string): boolean {
    return this.mayField('edit', object, field);
  }

  hasPermission(permission: string): boolean {
    return this.grants().userPermissions.has(`Permissions${permission}`);
  }

  hasCustomPermission(name: string): boolean {
    return this.grants().customPermissions.has(name.toLowerCase());
  }

  /** Who may write Apex may use all of it (documented: How Does Apex Class Security Work?). */
  canUseClass(name: string): boolean {
    return this.hasPermission('AuthorApex') || this.grants().apexClasses.has(name.toLowerCase());
  }

  private may(verb: Verb, objectName: string): boolean {
    const object = this.store.findObject(objectName);
    if (object === undefined) return false;
    if (setupNames.has(object.name)) return this.maySetup(verb, object);
    if (object.name.endsWith('__mdt')) return this.mayCustomMetadata(verb, object.name);
    if (object.customSetting) return this.mayConfigure(verb);
    return this.mayData(verb, object);
  }

  private maySetup(verb: Verb, object: ObjectSchema): boolean {
    if (verb !== 'read') return this.hasPermission('ManageUsers');
    return !needViewSetup.has(object.name) || this.hasPermission('ViewSetup');
  }

  /** Documented: Control Read Access to Custom Metadata Types, with the restriction that new orgs have on. */
  private mayCustomMetadata(verb: Verb, name: string): boolean {
    if (this.hasPermission('CustomizeApplication')) return true;
    return verb === 'read' && this.grants().customMetadataTypes.has(name.toLowerCase());
  }

  private mayConfigure(verb: Verb): boolean {
    return this.hasPermission(verb === 'read' ? 'ViewSetup' : 'CustomizeApplication');
  }

  private mayData(verb: Verb, object: ObjectSchema): boolean {
    if (this.hasPermission('ModifyAllData')) return true;
    if (looks.has(verb) && this.hasPermission('ViewAllData')) return true;
    if (activities.has(object.name)) return this.hasPermission('EditTask');
    if (files.has(object.name)) return this.hasPermission('ApiEnabled');
    // A contact role is a part of its opportunity.
    if (object.name === 'OpportunityContactRole') {
      return this.granted(verb === 'read' ? 'read' : 'edit', 'Opportunity');
    }
    return this.granted(verb, object.name);
  }

  private granted(verb: Verb, objectName: string): boolean {
    return this.grants().objects.get(objectName.toLowerCase())?.[verb] === true;
  }

  private mayField(verb: 'read' | 'edit', objectName: string, fieldName: string): boolean {
    const object = this.store.findObject(objectName);
    const field = object?.fields.get(fieldName.toLowerCase());
    if (object === undefined || field === undefined) return false;
    const mayObject = verb === 'read' ? this.canRead(object.name) : this.mayWrite(object.name);
    if (!mayObject) return false;
    const judged = wholeOf(object, field);
    if (!judged.permissionable || !hasFieldSecurity(object)) return true;
    const path = `${object.name}.${judged.name}`.toLowerCase();
    return this.grants().fields.get(path)?.[verb] === true;
  }

  private mayWrite(objectName: string): boolean {
    return this.canCreate(objectName) || this.canEdit(objectName);
  }

  private grants(): Grants {
    if (this.counted === undefined || this.version !== this.store.accessVersion) {
      this.version = this.store.accessVersion;
      this.counted = readGrants(this.store, this.userId);
    }
    return this.counted;
  }
}

/** The parts of an address are granted with the whole (documented: FieldPermissions). */
function wholeOf(object: ObjectSchema, field: FieldSchema): FieldSchema {
  const whole = field.compound && object.fields.get(field.compound.toLowerCase());
  return whole && whole.type === 'address' ? whole : field;
}

/** Rows of Setup, settings, activities, files and contact roles are seen whole or not at all. */
function hasFieldSecurity(object: ObjectSchema): boolean {
  const whole =
    object.customSetting || object.name.endsWith('__mdt') || setupNames.has(object.name);
  const shared = activities.has(object.name) || files.has(object.name);
  return !whole && !shared && object.name !== 'OpportunityContactRole';
}
