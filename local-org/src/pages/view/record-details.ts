import type { ObjectSchema } from '../../metadata/index.ts';
import type { LayoutSection } from '../../metadata/ui/index.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { cellOf, type FieldCell } from './field-cell.ts';
import { quoted, readRows } from './read-rows.ts';
import type { SeenRecord } from './record-title.ts';
import { findField, selectedPaths, type ShownField } from './shown-field.ts';

export interface DetailSection {
  readonly label: string;
  readonly hasHeading: boolean;
  readonly columns: readonly (readonly FieldCell[])[];
}

/** Kept by the org, never placed on a page by default. */
const HIDDEN = new Set(['Id', 'IsDeleted', 'SystemModstamp', 'MasterRecordId']);
const SYSTEM = ['CreatedById', 'LastModifiedById', 'CreatedDate', 'LastModifiedDate'];

/** The fields of a record as its layout places them; what the viewer may not read is left out. */
export function recordDetails(viewer: Viewer, { id, object }: SeenRecord): DetailSection[] {
  const sections = sectionsOf(viewer, object).map((section) => ({
    ...section,
    columns: section.columns.map((names) =>
      names.flatMap((name) => findField(viewer, object, name) ?? [])
    )
  }));
  const fields = sections.flatMap(({ columns }) => columns.flat());
  const soql = `SELECT ${selectedPaths(fields).join(', ')} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const [row = {}] = readRows(viewer, soql);
  const cells = (column: readonly ShownField[]) =>
    column.map((field) => cellOf(viewer, field, row));
  return sections
    .map(({ label, hasHeading, columns }) => ({ label, hasHeading, columns: columns.map(cells) }))
    .filter(({ columns }) => columns.some((column) => column.length > 0));
}

/** What the compact layout shows at the top of a record, or its first fields. */
export function highlightFields(viewer: Viewer, { id, object }: SeenRecord): FieldCell[] {
  const name = sourceName(viewer, object.name);
  const assigned = viewer.ui.compactLayoutOf.get(name);
  const layout = viewer.ui.compactLayouts.find(
    (one) => one.object === name && one.name === assigned
  );
  const fields = (layout?.fields ?? STANDARD_HIGHLIGHTS.get(name) ?? [])
    .flatMap((field) => findField(viewer, object, field) ?? [])
    .filter(({ path }) => path !== object.nameField);
  if (fields.length === 0) return [];
  const soql = `SELECT ${selectedPaths(fields).join(', ')} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const [row = {}] = readRows(viewer, soql);
  return fields.map((field) => cellOf(viewer, field, row));
}

/** The compact layouts a new org has for standard objects. */
const STANDARD_HIGHLIGHTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Account', ['Type', 'Phone', 'Website', 'OwnerId', 'Industry']],
  ['Contact', ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId']],
  ['Lead', ['Title', 'Company', 'Phone', 'Email', 'Status']],
  ['Opportunity', ['AccountId', 'CloseDate', 'Amount', 'OwnerId', 'StageName']]
]);

function sectionsOf({ ui, ...viewer }: Viewer, object: ObjectSchema): readonly LayoutSection[] {
  const name = sourceName({ ui, ...viewer }, object.name);
  const layout = ui.layouts.find((one) => one.object === name);
  return layout?.sections ?? defaultSections(object);
}

/**
 * All fields in two columns, then who made the record and when. A package brings no layout of a standard object, and
 * its fields are on none: pages show those where they place them.
 */
function defaultSections(object: ObjectSchema): LayoutSection[] {
  const fields = [...object.fields.values()].filter(
    ({ name, custom, compound }) =>
      !HIDDEN.has(name) &&
      !SYSTEM.includes(name) &&
      compound === undefined &&
      custom === object.custom
  );
  const half = Math.ceil(fields.length / 2);
  const names = fields.map(({ name }) => name);
  return [
    {
      label: `${object.label} Information`,
      hasHeading: false,
      columns: [names.slice(0, half), names.slice(half)]
    },
    {
      label: 'System Information',
      hasHeading: true,
      columns: [SYSTEM.slice(0, 1), SYSTEM.slice(1, 2)]
    }
  ];
}
