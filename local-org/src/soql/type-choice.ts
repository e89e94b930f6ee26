import type { ObjectSchema } from '../metadata/index.ts';
import type { FieldPath, TypeCase, TypeChoice } from './ast.ts';
import type { QueryContext } from './query-context.ts';
import { queriedObject, type Entity, type Scope } from './scope.ts';
import type { SelectList } from './select-list.ts';
import { locatedError, SoqlError } from './soql-error.ts';

/** Documented: TYPEOF, from version 46.0. */
const SINCE = 46;

/**
 * Adds a TYPEOF to the select list. Documented: the relationship must be able to lead to several
 * objects and stand nowhere else in the list; ELSE has the fields of object Name. The texts of the
 * refusals are unconfirmed, but for that of older versions (recorded).
 */
export function addTypeChoice(
  context: QueryContext,
  scope: Scope,
  list: SelectList,
  { relationship, cases, otherwise }: TypeChoice
): void {
  requireVersion(context);
  const entity = scope.parentAt(relationship);
  if (!entity.polymorphic) {
    throw refused(context, relationship, 'TYPEOF needs a relationship to several objects');
  }
  const branches = cases.map((one) => ({
    fields: one.fields,
    entity: branchOf(context, entity, one)
  }));
  const objects = branches.map((one) => one.entity.branch);
  if (new Set(objects).size < objects.length) {
    throw refused(context, relationship, 'TYPEOF names an object more than once');
  }
  const rest = otherwise && { fields: otherwise, entity: { ...entity, branch: 'ELSE' } };
  list.addChoice(
    entity,
    branches.map((one) => one.entity),
    rest?.entity
  );
  for (const branch of rest ? [...branches, rest] : branches) {
    for (const path of branch.fields) list.addColumn(scope.columnFrom(branch.entity, path));
  }
}

/** The parent, seen as of one object alone. */
function branchOf(context: QueryContext, entity: Entity, one: TypeCase): Entity {
  const object: ObjectSchema = queriedObject(context, one.object, one.at);
  const targets = entity.targets.filter((target) => target.object === object);
  if (targets.length > 0) return { ...entity, targets, polymorphic: false, branch: object.name };
  const message = `relationship '${entity.relationshipName}' does not lead to '${object.name}'`;
  throw locatedError(context.soql, one.at, 'INVALID_TYPE', message);
}

function requireVersion({ apiVersion }: QueryContext): void {
  if (apiVersion === undefined || Number(apiVersion) >= SINCE) return;
  const message = 'SOQL TYPEOF expressions are not supported in this organization';
  throw new SoqlError('MALFORMED_QUERY', message);
}

function refused({ soql }: QueryContext, { at }: FieldPath, message: string): SoqlError {
  return locatedError(soql, at, 'MALFORMED_QUERY', message);
}
