import type { FieldPermission, ObjectPermission, ObjectSchema, Schema } from '../metadata/index.ts';
import { dataObjects } from '../standard/index.ts';
import type { SetupWriter } from './setup-writer.ts';
import { localPermissionSet, type BaseProfile } from './base-users.ts';

interface Grants {
  readonly objects: readonly ObjectPermission[];
  readonly fields: readonly FieldPermission[];
}

/** Makes the rows that rights are computed from say exactly this: a packaged set follows its metadata. */
export function putGrants(writer: SetupWriter, parentId: string, grants: Grants): void {
  const parent = { ParentId: parentId };
  const objects = objectRows(parentId, grants);
  const fields = fieldRows(parentId, grants);
  for (const { match, flags } of objects) writer.put('ObjectPermissions', match, flags);
  for (const { match, flags } of fields) writer.put('FieldPermissions', match, flags);
  const names = objects.map((row) => row.match.SobjectType);
  writer.removeOthers('ObjectPermissions', parent, 'SobjectType', names);
  const paths = fields.map((row) => row.match.Field);
  writer.removeOthers('FieldPermissions', parent, 'Field', paths);
}

/** Adds the rows that are missing and leaves what an administrator has changed. */
export function ensureGrants(writer: SetupWriter, parentId: string, grants: Grants): void {
  for (const { match, flags } of objectRows(parentId, grants)) {
    writer.ensure('ObjectPermissions', match, flags);
  }
  for (const { match, flags } of fieldRows(parentId, grants)) {
    writer.ensure('FieldPermissions', match, flags);
  }
}

function objectRows(parentId: string, grants: Grants) {
  return grants.objects.map((grant) => ({
    match: { ParentId: parentId, SobjectType: grant.object },
    flags: {
      PermissionsRead: Number(grant.read),
      PermissionsCreate: Number(grant.create),
      PermissionsEdit: Number(grant.edit),
      PermissionsDelete: Number(grant.delete),
      PermissionsViewAllRecords: Number(grant.viewAll),
      PermissionsModifyAllRecords: Number(grant.modifyAll)
    }
  }));
}

function fieldRows(parentId: string, grants: Grants) {
  return grants.fields.map((grant) => ({
    match: {
      ParentId: parentId,
      SobjectType: grant.object,
      Field: `${grant.object}.${grant.field}`
    },
    flags: { PermissionsRead: Number(grant.read), PermissionsEdit: Number(grant.edit) }
  }));
}

/** What a profile itself opens. */
export function profileGrants(schema: Schema, profile: BaseProfile): Grants {
  switch (profile.opens) {
    case 'nothing':
      return { objects: [], fields: [] };
    case 'standard objects': {
      const verbs = { read: true, create: true, edit: true };
      return grantsOn(standardObjects(schema), verbs, (custom) => !custom, true);
    }
    case 'everything': {
      const all = { delete: true, viewAll: true, modifyAll: true };
      const verbs = { read: true, create: true, edit: true, ...all };
      const customObjects = [...schema.objects.values()].filter(isCustomData);
      return grantsOn([...standardObjects(schema), ...customObjects], verbs, () => true, true);
    }
  }
}

/** Read on standard objects and their fields, edit on the fields we added to them. */
export function localGrants(schema: Schema): Grants {
  const objects = standardObjects(schema).filter((one) =>
    localPermissionSet.objects.includes(one.name)
  );
  const standard = grantsOn(objects, { read: true, edit: true }, (custom) => !custom, false);
  const added = grantsOn(objects, {}, (custom) => custom, true);
  return { objects: standard.objects, fields: [...standard.fields, ...added.fields] };
}

function grantsOn(
  objects: readonly ObjectSchema[],
  verbs: Partial<ObjectPermission>,
  includes: (custom: boolean) => boolean,
  edit: boolean
): Grants {
  const none = { read: false, create: false, edit: false, delete: false };
  return {
    objects: objects.map(({ name }) => ({
      ...none,
      viewAll: false,
      modifyAll: false,
      ...verbs,
      object: name
    })),
    fields: objects.flatMap((object) =>
      [...object.fields.values()]
        .filter((field) => field.permissionable && includes(field.custom))
        .map((field) => ({ object: object.name, field: field.name, read: true, edit }))
    )
  };
}

/** As loaded, with the custom fields of the package. */
function standardObjects(schema: Schema): ObjectSchema[] {
  return dataObjects.flatMap(({ name }) => schema.objects.get(name.toLowerCase()) ?? []);
}

function isCustomData(object: ObjectSchema): boolean {
  return object.custom && !object.customSetting && !object.name.endsWith('__mdt');
}
