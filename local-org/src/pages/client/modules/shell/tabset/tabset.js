import { LightningElement, api } from 'lwc';

/** What Lightning calls its own tabs (documented: FlexiPage, standard tabs). */
const TITLES = {
  'Standard.Tab.detail': 'Details',
  'Standard.Tab.relatedLists': 'Related',
  'Standard.Tab.activity': 'Activity',
  'Standard.Tab.collaborate': 'Chatter',
  'Standard.Tab.feed': 'Feed',
  'Standard.Tab.news': 'News'
};

/** Tabs of a page; what a tab holds is loaded when it is first opened. */
export default class Tabset extends LightningElement {
  @api node;
  @api context;

  get tabs() {
    return (this.node.facets.tabs ?? []).map(({ key, properties, facets }) => ({
      key,
      title: TITLES[properties.title] ?? properties.title ?? properties.label,
      nodes: facets.body ?? []
    }));
  }

  get activeKey() {
    const tabs = this.node.facets.tabs ?? [];
    return (tabs.find(({ properties }) => properties.active === 'true') ?? tabs[0])?.key;
  }
}
