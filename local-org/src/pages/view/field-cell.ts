import { sourceName, type Viewer } from '../viewer.ts';
import { displayValue } from './display-value.ts';
import { textOf, valueAt, type RowValues } from './read-rows.ts';
import type { ShownField } from './shown-field.ts';

/** One value on a page: what it is, how it reads, and where it leads. */
export interface FieldCell {
  readonly name: string;
  readonly label: string;
  /** The field's type; `longtext` for text of more than one line. */
  readonly type: string;
  readonly value: unknown;
  readonly display: string | null;
  /** Address of the record a lookup, or a name in a list, leads to. */
  readonly link?: string;
  readonly help?: string;
}

export function cellOf(viewer: Viewer, shown: ShownField, row: RowValues): FieldCell {
  const { field, name, path, nameOfTarget } = shown;
  const value = valueAt(row, path);
  const target = nameOfTarget === undefined ? null : valueAt(row, nameOfTarget);
  const display = nameOfTarget === undefined ? displayValue(viewer, field, value) : target;
  return {
    ...{ name, value, label: labelOf(shown) },
    type: field.type === 'textarea' ? 'longtext' : field.type,
    display: display === null ? null : textOf(display),
    ...(field.type === 'reference' && value !== null && { link: addressOf(viewer, textOf(value)) }),
    ...(field.inlineHelpText !== undefined && { help: field.inlineHelpText })
  };
}

/** The name of a record in a list leads to the record. */
export function linkedCellOf(viewer: Viewer, shown: ShownField, row: RowValues): FieldCell {
  const cell = cellOf(viewer, shown, row);
  const isName = shown.path === shown.object.nameField;
  return isName ? { ...cell, link: addressOf(viewer, textOf(row['Id'])) } : cell;
}

function addressOf(viewer: Viewer, id: string): string {
  const object = viewer.org.store.findObjectOfId(id);
  const place = object ? `${sourceName(viewer, object.name)}/${id}` : id;
  return `/lightning/r/${place}/view`;
}

/** Lightning calls a lookup after what it leads to: `Contact`, not `Contact ID`. */
export function labelOf({ field }: ShownField): string {
  const standard = field.type === 'reference' && !field.custom;
  return standard ? field.label.replace(/ ID$/, '') : field.label;
}
