/** One test of a visibility rule: `{!Record.Type__c}`, `EQUAL`, `reply`. */
export interface VisibilityCriterion {
  readonly left: string;
  readonly operator: string;
  readonly right: string;
}

export interface VisibilityRule {
  readonly criteria: readonly VisibilityCriterion[];
  /** `1 AND (2 OR 3)` over the criteria; all of them without it. */
  readonly logic?: string;
}

export type PropertyValue = string | readonly string[];

/** A component or a field in its place on a page. */
export interface PageItem {
  readonly kind: 'component' | 'field';
  /** `c:memberActivityLog`, `force:detailPanel`; of a field `Record.Email`. */
  readonly name: string;
  readonly identifier: string;
  readonly properties: ReadonlyMap<string, PropertyValue>;
  readonly visibility?: VisibilityRule;
}

export interface PageRegion {
  readonly name: string;
  /** A facet lies inside of the component that names it in one of its properties. */
  readonly facet: boolean;
  readonly items: readonly PageItem[];
}

/** A Lightning page. */
export interface Flexipage {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Of a record page. */
  readonly object?: string;
  readonly template: string;
  readonly regions: readonly PageRegion[];
}

/** Which page shows the records of an object, in one app or in all. */
export interface RecordPageChoice {
  readonly object: string;
  readonly page: string;
  readonly app?: string;
  readonly formFactor?: string;
}

export interface LayoutSection {
  readonly label: string;
  /** Whether the label is shown on the detail page. */
  readonly hasHeading: boolean;
  /** Fields of each column, top to bottom; empty text is a blank space. */
  readonly columns: readonly (readonly string[])[];
}

export interface LayoutRelatedList {
  /** `Activity__c.Member__c`, `RelatedContactList`. */
  readonly name: string;
  readonly label?: string;
  readonly fields: readonly string[];
  readonly sortField?: string;
  readonly descending: boolean;
}

export interface PageLayout {
  readonly name: string;
  readonly object: string;
  readonly sections: readonly LayoutSection[];
  readonly relatedLists: readonly LayoutRelatedList[];
}

export interface CompactLayout {
  readonly name: string;
  readonly object: string;
  readonly label: string;
  readonly fields: readonly string[];
}

export interface ListViewFilter {
  readonly field: string;
  readonly operation: string;
  readonly value: string;
}

export interface ListView {
  readonly name: string;
  readonly object: string;
  readonly label: string;
  readonly columns: readonly string[];
  readonly filters: readonly ListViewFilter[];
  readonly logic?: string;
  /** `Everything`, `Mine` and the like. */
  readonly scope: string;
}

export interface LightningApp {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  /** `standard-home`, `Member__c`, the name of a custom tab. */
  readonly tabs: readonly string[];
  /** Like `#0B5CAB`. */
  readonly color?: string;
}

/** What a tab opens beside the list of an object. */
export interface CustomTab {
  readonly name: string;
  readonly label?: string;
  /** Like `Custom15: People`. */
  readonly motif?: string;
  readonly flexipage?: string;
  readonly component?: string;
}

/** A property of a component that pages may set. */
export interface ComponentProperty {
  /** Kinds of page it is offered for: `lightning__RecordPage`. */
  readonly targets: readonly string[];
  readonly name: string;
  /** `String`, `Integer`, `Boolean` and the like. */
  readonly type: string;
  /** Its value where the page sets none. */
  readonly standard?: string;
}

/** What a permission set shows beside objects. */
export interface PageGrants {
  readonly apps: readonly string[];
  readonly tabs: readonly string[];
}

/** What the metadata says about pages. */
export interface UiMetadata {
  /** By name. */
  readonly flexipages: ReadonlyMap<string, Flexipage>;
  readonly recordPages: readonly RecordPageChoice[];
  readonly layouts: readonly PageLayout[];
  readonly compactLayouts: readonly CompactLayout[];
  /** Name of the compact layout an object uses, by object. */
  readonly compactLayoutOf: ReadonlyMap<string, string>;
  readonly listViews: readonly ListView[];
  readonly apps: readonly LightningApp[];
  readonly tabs: ReadonlyMap<string, CustomTab>;
  /** By name of the permission set. */
  readonly pageGrants: ReadonlyMap<string, PageGrants>;
  /** By name of the component. */
  readonly componentProperties: ReadonlyMap<string, readonly ComponentProperty[]>;
}
