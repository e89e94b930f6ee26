import type { FieldSchema, ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import { readableFields } from '../objects.ts';
import { notFound } from '../salesforce-error.ts';
import { isLayoutable } from './object-attributes.ts';
import { recordTypeInfos } from './record-type-infos.ts';

const COLUMNS = 2;

/** Every layout of an object with the record types that use it. All record types share one: what may be read. */
export function describeLayouts(org: Org, call: Call, object: ObjectSchema): Reply {
  if (!isLayoutable(object)) throw notFound();
  const infos = recordTypeInfos(org, call, object);
  return {
    status: 200,
    body: {
      layouts: [layout(call, object)],
      recordTypeMappings: infos.map((info) => ({
        ...info,
        layoutId: null,
        picklistsForRecordType: []
      })),
      recordTypeSelectorRequired: [infos.length > 1]
    }
  };
}

export function describeLayout(
  org: Org,
  call: Call,
  object: ObjectSchema,
  recordTypeId: string
): Reply {
  const known = recordTypeInfos(org, call, object).some((info) =>
    info.recordTypeId.startsWith(recordTypeId.slice(0, 15))
  );
  if (!isLayoutable(object) || !known) throw notFound();
  return { status: 200, body: layout(call, object) };
}

function layout(call: Call, object: ObjectSchema) {
  const fields = readableFields(call, object).filter(({ name }) => !hidden.has(name));
  const section = (editing: boolean) => [
    {
      collapsed: false,
      columns: COLUMNS,
      heading: `${object.label} Information`,
      layoutRows: rowsOf(fields, editing),
      layoutSectionId: null,
      parentLayoutId: null,
      rows: Math.ceil(fields.length / COLUMNS),
      tabOrder: 'LeftToRight',
      useCollapsibleSection: false,
      useHeading: false
    }
  ];
  return {
    buttonLayoutSection: { detailButtons: [] },
    detailLayoutSections: section(false),
    editLayoutSections: section(true),
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: null,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: null,
    relatedContent: null,
    relatedLists: [],
    saveOptions: []
  };
}

/** Kept by the org, never placed on a page. */
const hidden = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'MasterRecordId']);

function rowsOf(fields: readonly FieldSchema[], editing: boolean) {
  return Array.from({ length: Math.ceil(fields.length / COLUMNS) }, (_, row) => {
    const placed = fields.slice(row * COLUMNS, (row + 1) * COLUMNS);
    const layoutItems = placed.map((field) => layoutItem(field, editing));
    return { layoutItems, numItems: layoutItems.length };
  });
}

/** One field on a layout, as its own item. */
export function layoutItem(field: FieldSchema, editing: boolean) {
  return {
    editableForNew: editing && field.createable,
    editableForUpdate: editing && field.updateable,
    label: field.label,
    layoutComponents: [{ displayLines: 1, tabOrder: 1, type: 'Field', value: field.name }],
    placeholder: false,
    required: !field.nillable && !field.defaultedOnCreate && field.createable
  };
}
