import { findNamed } from '../../find-named.ts';
import type { ChildRelationship, ObjectSchema } from '../../metadata/index.ts';
import type { LayoutRelatedList } from '../../metadata/ui/index.ts';
import { invalidField, PageError } from '../page-error.ts';
import { findObject, sourceName, type Viewer } from '../viewer.ts';
import { quoted } from './read-rows.ts';
import type { SeenRecord } from './record-title.ts';
import { recordTable, type RecordTable } from './record-table.ts';
import { findField, type ShownField } from './shown-field.ts';

/** What a page says about a related list. */
export interface RelatedListRequest {
  /** Relationship, `Activities__r`, or as layouts call it, `Activity__c.Member__c`. */
  readonly list: string;
  readonly fields: readonly string[];
  readonly sortField?: string;
  readonly descending?: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface RelatedList extends RecordTable {
  readonly label: string;
}

/** Lists every layout may name that are no lookups of ours. */
const STANDARD_LISTS: ReadonlyMap<string, string> = new Map([
  ['RelatedContactList', 'Contacts'],
  ['RelatedOpportunityList', 'Opportunities'],
  ['RelatedCaseList', 'Cases'],
  ['RelatedContactRoleList', 'OpportunityContactRoles']
]);

/** The records that point at this one. Throws PageError for a list there is not or may not be seen. */
export function relatedList(
  viewer: Viewer,
  parent: SeenRecord,
  request: RelatedListRequest
): RelatedList {
  const { child, lookup } = relationshipOf(viewer, parent.object, request.list);
  const named = request.fields.flatMap((name) => findField(viewer, child, name) ?? []);
  const fields = named.length > 0 ? named : defaultColumns(viewer, child);
  const sort = request.sortField && findField(viewer, child, request.sortField);
  if (request.sortField && !sort) {
    throw invalidField(`${child.label} has no field ${request.sortField} to sort by.`);
  }
  const direction = request.descending ? 'DESC' : 'ASC';
  const table = recordTable(viewer, {
    ...{ object: child, fields, offset: request.offset, limit: request.limit },
    where: `${lookup} = ${quoted(parent.id)}`,
    orderBy: sort ? `${sort.path} ${direction} NULLS LAST, Id` : 'CreatedDate DESC, Id'
  });
  return { ...table, label: listLabel(parent.object, child, lookup) };
}

/** Lists of the same object are told apart by the lookup they follow. */
function listLabel(parent: ObjectSchema, child: ObjectSchema, lookup: string): string {
  const same = parent.childRelationships.filter(({ childObject }) => childObject === child.name);
  const field = child.fields.get(lookup.toLowerCase());
  const isMain = field?.reference?.masterDetail === true || field?.label === parent.label;
  return same.length < 2 || isMain ? child.labelPlural : `${child.labelPlural} (${field?.label})`;
}

/** The lists of the object's layout, or of every relationship when there is no layout. */
export function relatedListsOf(viewer: Viewer, object: ObjectSchema): LayoutRelatedList[] {
  const name = sourceName(viewer, object.name);
  const layout = viewer.ui.layouts.find((one) => one.object === name);
  if (layout) return layout.relatedLists.filter((list) => canShow(viewer, object, list.name));
  return object.childRelationships
    .filter(({ relationshipName, childObject }) => {
      const child = findObject(viewer, childObject);
      const placed = child?.custom || PLACED.has(childObject);
      return placed && canShow(viewer, object, relationshipName);
    })
    .map(({ relationshipName }) => ({ name: relationshipName, fields: [], descending: false }));
}

/** Standard objects whose lists stand on the pages of a new org. */
const PLACED = new Set(['Case', 'Contact', 'Opportunity', 'OpportunityContactRole']);

export function relationshipOf(
  viewer: Viewer,
  parent: ObjectSchema,
  list: string
): { child: ObjectSchema; lookup: string } {
  const found = findRelationship(viewer, parent, list);
  const child = found && findObject(viewer, found.childObject);
  if (!found || !child) {
    throw new PageError(
      400,
      'INVALID_RELATED_LIST',
      `${parent.label} has no related list ${list}.`
    );
  }
  const { rights } = viewer.session;
  if (!rights.canRead(child.name) || !rights.canReadField(child.name, found.field)) {
    throw new PageError(
      403,
      'INSUFFICIENT_ACCESS',
      `You don't have access to ${child.labelPlural}.`
    );
  }
  return { child, lookup: found.field };
}

function findRelationship(
  viewer: Viewer,
  parent: ObjectSchema,
  list: string
): ChildRelationship | undefined {
  const { namespace } = viewer.org.schema;
  const byName = new Map(
    parent.childRelationships.flatMap((one) => [
      [one.relationshipName.toLowerCase(), one] as const,
      [`${one.childObject}.${one.field}`.toLowerCase(), one] as const
    ])
  );
  const plain = STANDARD_LISTS.get(list) ?? list;
  const [child = '', field] = plain.split('.');
  const prefixed = field && namespace ? `${namespace}__${child}.${namespace}__${field}` : plain;
  return byName.get(prefixed.toLowerCase()) ?? findNamed(byName, plain, namespace);
}

function canShow(viewer: Viewer, parent: ObjectSchema, list: string): boolean {
  try {
    relationshipOf(viewer, parent, list);
    return true;
  } catch (error) {
    if (error instanceof PageError) return false;
    throw error;
  }
}

const DEFAULT_COLUMNS = 4;

/** The name and the first fields of the object's own that are not lookups back. */
export function defaultColumns(viewer: Viewer, object: ObjectSchema): ShownField[] {
  const own = [...object.fields.values()]
    .filter(({ custom, type, length }) => custom && !(type === 'textarea' && length > 255))
    .map(({ name }) => name);
  const plain = ['Title', 'Email', 'Phone', 'Status', 'StageName', 'Amount', 'CloseDate'].filter(
    (name) => object.fields.has(name.toLowerCase())
  );
  const names = [object.nameField, ...(object.custom ? own : plain)];
  return names.flatMap((name) => findField(viewer, object, name) ?? []).slice(0, DEFAULT_COLUMNS);
}
