import {
  anything,
  decimal,
  flag,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';

const layoutItem: TypeRules = {
  analyticsCloudComponent: anything,
  behavior: oneOf('Edit Required Readonly'),
  canvas: text,
  component: text,
  customLink: text,
  emptySpace: flag,
  field: text,
  height: decimal,
  page: text,
  reportChartComponent: anything,
  scontrol: text,
  showLabel: flag,
  showScrollbars: flag,
  width: text
};

const layoutColumn: TypeRules = {
  layoutItems: many(nested(layoutItem)),
  reserved: text
};

const layoutSection: TypeRules = {
  customLabel: flag,
  detailHeading: flag,
  editHeading: flag,
  label: text,
  layoutColumns: many(nested(layoutColumn)),
  style: required(oneOf('TwoColumnsTopToBottom TwoColumnsLeftToRight OneColumn CustomLinks'))
};

const relatedListItem: TypeRules = {
  customButtons: many(text),
  excludeButtons: many(text),
  fields: many(text),
  quickActions: many(text),
  relatedList: required(text),
  sortField: text,
  sortOrder: oneOf('Asc Desc')
};

/** Documented: Layout. */
export const layout: TypeRules = {
  customButtons: many(text),
  customConsoleComponents: anything,
  emailDefault: flag,
  excludeButtons: many(text),
  feedLayout: anything,
  fullName: text,
  headers: many(oneOf('PersonalTagging PublicTagging')),
  layoutSections: many(nested(layoutSection)),
  miniLayout: anything,
  multilineLayoutFields: many(text),
  platformActionList: anything,
  quickActionList: anything,
  relatedContent: anything,
  relatedLists: many(nested(relatedListItem)),
  relatedObjects: many(text),
  runAssignmentRulesDefault: flag,
  showEmailCheckbox: flag,
  showHighlightsPanel: flag,
  showInteractionLogPanel: flag,
  showKnowledgeComponent: flag,
  showRunAssignmentRulesCheckbox: flag,
  showSolutionSection: flag,
  showSubmitAndAttachButton: flag,
  summaryLayout: anything
};
