import { anything, many, nested, oneOf, required, text, type TypeRules } from '../type-rules.ts';

const listViewFilter: TypeRules = {
  field: required(text),
  operation: required(
    oneOf(
      'equals notEqual lessThan greaterThan lessOrEqual greaterOrEqual contains notContain ' +
        'startsWith includes excludes within'
    )
  ),
  value: text
};

/** Documented: ListView. */
export const listView: TypeRules = {
  booleanFilter: text,
  columns: many(text),
  division: text,
  filterScope: required(
    oneOf(
      'Everything Mine Queue Delegated MyTerritory MyTeamTerritory Team SalesTeam ' +
        'AssignedToMe MineAndMyGroups ScopingRule'
    )
  ),
  filters: many(nested(listViewFilter)),
  fullName: text,
  label: required(text),
  language: anything,
  queue: text,
  sharedTo: anything
};

/** Documented: CompactLayout. */
export const compactLayout: TypeRules = {
  fields: many(text),
  fullName: text,
  label: required(text)
};

/** Documented: SearchLayouts. */
export const searchLayouts: TypeRules = {
  customTabListAdditionalFields: many(text),
  excludedStandardButtons: many(text),
  listViewButtons: many(text),
  lookupDialogsAdditionalFields: many(text),
  lookupFilterFields: many(text),
  lookupPhoneDialogsAdditionalFields: many(text),
  massQuickActions: many(text),
  searchFilterFields: many(text),
  searchResultsAdditionalFields: many(text),
  searchResultsCustomButtons: many(text)
};
