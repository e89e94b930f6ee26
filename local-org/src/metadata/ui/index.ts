export { loadUiMetadata } from './load-ui-metadata.ts';
export type {
  CompactLayout,
  ComponentProperty,
  CustomTab,
  Flexipage,
  LayoutRelatedList,
  LayoutSection,
  LightningApp,
  ListView,
  ListViewFilter,
  PageItem,
  PageGrants,
  PageLayout,
  PageRegion,
  PropertyValue,
  RecordPageChoice,
  UiMetadata,
  VisibilityCriterion,
  VisibilityRule
} from './ui-metadata.ts';
