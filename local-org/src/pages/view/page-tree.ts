import type { Flexipage, PageItem, PropertyValue } from '../../metadata/ui/index.ts';
import type { Viewer } from '../viewer.ts';
import { findField, selectedPaths } from './shown-field.ts';
import { cellOf, type FieldCell } from './field-cell.ts';
import { quoted, readRows } from './read-rows.ts';
import { typedProperties, type TypedValue } from './typed-properties.ts';
import { isVisible, type PageSituation } from './visibility.ts';

/** A component on a page with what lies inside of it. */
export interface PageNode {
  /** Unique on its page. */
  readonly key: string;
  /** `c:memberActivityLog`, `force:detailPanel`, or `field`. */
  readonly name: string;
  readonly properties: Readonly<Record<string, TypedValue>>;
  /** By the property that names the facet: `tabs`, `body`. */
  readonly facets: Readonly<Record<string, readonly PageNode[]>>;
  /** Of a `field`. */
  readonly cell?: FieldCell;
}

export interface PageTree {
  readonly name: string;
  readonly label: string;
  readonly template: string;
  readonly regions: readonly { readonly name: string; readonly nodes: readonly PageNode[] }[];
}

/** The page as this viewer sees it: facets in their places, without what rules hide. */
export function pageTree(situation: PageSituation, page: Flexipage): PageTree {
  const facets = new Map(
    page.regions.filter(({ facet }) => facet).map((region) => [region.name, region.items])
  );
  const nodes = (items: readonly PageItem[], inside: string): PageNode[] =>
    items
      .filter((item) => isVisible(situation, item.visibility))
      .map((item, index) =>
        nodeOf(situation, item, `${inside}/${index}`, (name, key) => {
          const held = facets.get(name);
          return held && nodes(held, key);
        })
      );
  return {
    ...{ name: page.name, label: page.label, template: page.template },
    regions: page.regions
      .filter(({ facet }) => !facet)
      .map(({ name, items }) => ({ name, nodes: nodes(items, name) }))
  };
}

type FacetReader = (name: string, key: string) => PageNode[] | undefined;

function nodeOf(
  situation: PageSituation,
  item: PageItem,
  key: string,
  facetNamed: FacetReader
): PageNode {
  const properties: Record<string, TypedValue> = {};
  const facets: Record<string, readonly PageNode[]> = {};
  for (const [name, value] of item.properties) {
    const held = typeof value === 'string' ? facetNamed(value, `${key}/${name}`) : undefined;
    if (held) facets[name] = held;
    else properties[name] = withLabels(situation.viewer, value);
  }
  const typed = typedProperties(situation, item.name, properties);
  const cell = item.kind === 'field' ? fieldCell(situation, item.name) : undefined;
  const name = item.kind === 'field' ? 'field' : item.name;
  return { key, name, properties: typed, facets, ...(cell && { cell }) };
}

/** `{!$Label.Name}` and `{!$Label.c.Name}` are texts of the org. */
function withLabels(viewer: Viewer, value: PropertyValue): PropertyValue {
  if (typeof value !== 'string') return value;
  const label = /^\{!\$Label\.(?:\w+\.)?(\w+)\}$/.exec(value)?.[1];
  return (label !== undefined && viewer.org.schema.labels.get(label)) || value;
}

function fieldCell({ viewer, record }: PageSituation, item: string): FieldCell | undefined {
  const shown = record && findField(viewer, record.object, item.replace(/^Record\./, ''));
  if (!record || !shown) return undefined;
  const soql = `SELECT ${selectedPaths([shown]).join(', ')} FROM ${record.object.name} WHERE Id = ${quoted(record.id)}`;
  return cellOf(viewer, shown, readRows(viewer, soql)[0] ?? {});
}
