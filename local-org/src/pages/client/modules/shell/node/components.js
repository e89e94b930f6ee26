import { getComponentDef } from 'lwc';
import pageComponents from 'virtual:page-components';
import { session } from '../../../platform/session.js';

/** What Lightning brings along, as the local org shows it. */
const STANDARD = {
  field: () => import('shell/fieldItem'),
  'force:highlightsPanel': () => import('shell/highlights'),
  'force:detailPanel': () => import('shell/detailPanel'),
  'force:relatedListContainer': () => import('shell/relatedLists'),
  'force:relatedListSingleContainer': () => import('shell/relatedList'),
  'lst:dynamicRelatedList': () => import('shell/relatedList'),
  'flexipage:tabset': () => import('shell/tabset'),
  'flexipage:richText': () => import('shell/richText'),
  'flexipage:fieldSection': () => import('shell/fieldSection')
};

/**
 * The class of a component on a page and what it is given; the components of the package get what they declare.
 * @returns {Promise<{ component: Function, properties: object }>}
 */
export async function componentOf(node, context) {
  const standard = STANDARD[node.name];
  if (standard) {
    return { component: (await standard()).default, properties: { node, context } };
  }
  const load = pageComponents[node.name];
  if (!load) return placeholder(node.name, reasonFor(node.name));
  try {
    const component = (await load()).default;
    return { component, properties: declared(component, node, context) };
  } catch (error) {
    return placeholder(node.name, `could not be loaded: ${error.message}`);
  }
}

function reasonFor(name) {
  return name.startsWith('c:')
    ? 'is no component of the package that is exposed to pages'
    : 'stands here in Salesforce; the local org does not have it';
}

async function placeholder(name, reason) {
  const component = (await import('shell/placeholder')).default;
  return { component, properties: { name, reason } };
}

function declared(component, { properties }, context) {
  const { props } = getComponentDef(component);
  const given = {
    ...properties,
    recordId: context?.recordId,
    objectApiName: context?.objectApiName,
    flexipageRegionWidth: session.formFactor === 'Small' ? 'SMALL' : 'MEDIUM'
  };
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name in props && value !== undefined)
  );
}
