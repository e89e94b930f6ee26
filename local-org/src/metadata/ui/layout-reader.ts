import type { XmlElement } from '../xml-tree.ts';
import type { CompactLayout, LayoutSection, ListView, PageLayout } from './ui-metadata.ts';

/** A page layout; its file is called `Object-Layout Name` (documented: Layout). */
export function readLayout(fileName: string, xml: XmlElement): PageLayout {
  const name = decodeURIComponent(fileName);
  return {
    name,
    object: name.split('-')[0] ?? name,
    sections: xml.all('layoutSections').map(readSection),
    relatedLists: xml.all('relatedLists').map((one) => ({
      name: one.requiredText('relatedList'),
      fields: one.all('fields').map((field) => field.value),
      descending: one.text('sortOrder') === 'Desc',
      ...optional('label', one.text('customLabel')),
      ...optional('sortField', one.text('sortField'))
    }))
  };
}

function readSection(xml: XmlElement): LayoutSection {
  return {
    label: xml.text('label') ?? '',
    hasHeading: xml.text('detailHeading') === 'true',
    columns: xml
      .all('layoutColumns')
      .map((column) => column.all('layoutItems').map((item) => item.text('field') ?? ''))
  };
}

export function readCompactLayout(object: string, name: string, xml: XmlElement): CompactLayout {
  const fields = xml.all('fields').map((field) => field.value);
  return { object, name, label: xml.requiredText('label'), fields };
}

/** A list view (documented: ListView). */
export function readListView(object: string, name: string, xml: XmlElement): ListView {
  return {
    object,
    name,
    label: xml.requiredText('label'),
    scope: xml.requiredText('filterScope'),
    columns: xml.all('columns').map((column) => column.value),
    filters: xml.all('filters').map((filter) => ({
      field: filter.requiredText('field'),
      operation: filter.requiredText('operation'),
      value: filter.text('value') ?? ''
    })),
    ...optional('logic', xml.text('booleanFilter'))
  };
}

function optional<Name extends string>(name: Name, value: string | undefined) {
  return (value ? { [name]: value } : {}) as { readonly [key in Name]?: string };
}
