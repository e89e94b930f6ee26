import type { Flexipage, PageItem } from '../../metadata/ui/index.ts';

/** The page Salesforce gives the records of an object nobody made one for. */
export const defaultRecordPage: Flexipage = {
  name: 'default',
  label: 'Record Page',
  type: 'RecordPage',
  template: 'flexipage:recordHomeTemplateDesktop',
  regions: [
    { name: 'header', facet: false, items: [component('force:highlightsPanel')] },
    {
      name: 'main',
      facet: false,
      items: [component('flexipage:tabset', { tabs: 'tabs' })]
    },
    { name: 'sidebar', facet: false, items: [] },
    {
      name: 'tabs',
      facet: true,
      items: [
        component('flexipage:tab', { title: 'Standard.Tab.relatedLists', body: 'related' }),
        component('flexipage:tab', { title: 'Standard.Tab.detail', body: 'detail', active: 'true' })
      ]
    },
    { name: 'related', facet: true, items: [component('force:relatedListContainer')] },
    { name: 'detail', facet: true, items: [component('force:detailPanel')] }
  ]
};

function component(name: string, properties: Readonly<Record<string, string>> = {}): PageItem {
  return {
    kind: 'component',
    name,
    identifier: name,
    properties: new Map(Object.entries(properties))
  };
}
