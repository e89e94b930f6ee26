import type { XmlElement } from '../xml-tree.ts';
import type {
  Flexipage,
  PageItem,
  PageRegion,
  PropertyValue,
  VisibilityRule
} from './ui-metadata.ts';

/** A Lightning page (documented: FlexiPage). */
export function readFlexipage(name: string, xml: XmlElement): Flexipage {
  const object = xml.text('sobjectType');
  return {
    name,
    label: xml.requiredText('masterLabel'),
    type: xml.requiredText('type'),
    template: xml.get('template').requiredText('name'),
    regions: xml.all('flexiPageRegions').map(readRegion),
    ...(object !== undefined && { object })
  };
}

function readRegion(xml: XmlElement): PageRegion {
  return {
    name: xml.requiredText('name'),
    facet: xml.text('type') === 'Facet',
    items: [...xml.all('itemInstances'), ...xml.all('componentInstances')].map(readItem)
  };
}

function readItem(xml: XmlElement): PageItem {
  const field = xml.find('fieldInstance');
  if (field)
    return itemOf('field', field, field.requiredText('fieldItem'), 'fieldInstanceProperties');
  // Before API 49 the region held the components themselves.
  const component = xml.name === 'componentInstances' ? xml : xml.get('componentInstance');
  const name = component.requiredText('componentName');
  return itemOf('component', component, name, 'componentInstanceProperties');
}

function itemOf(
  kind: PageItem['kind'],
  xml: XmlElement,
  name: string,
  properties: string
): PageItem {
  const rule = xml.find('visibilityRule');
  const qualified = kind === 'component' && !name.includes(':') ? `c:${name}` : name;
  return {
    kind,
    name: qualified,
    identifier: xml.text('identifier') ?? qualified,
    properties: new Map(
      xml.all(properties).map((one) => [one.requiredText('name'), propertyValue(one)])
    ),
    ...(rule && { visibility: readRule(rule) })
  };
}

function propertyValue(xml: XmlElement): PropertyValue {
  const list = xml.find('valueList');
  if (!list) return xml.text('value') ?? '';
  return list.all('valueListItems').map((item) => item.text('value') ?? '');
}

function readRule(xml: XmlElement): VisibilityRule {
  const logic = xml.text('booleanFilter');
  return {
    criteria: xml.all('criteria').map((one) => ({
      left: one.requiredText('leftValue'),
      operator: one.requiredText('operator'),
      right: one.text('rightValue') ?? ''
    })),
    ...(logic ? { logic } : {})
  };
}
