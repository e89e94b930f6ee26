import type { XmlElement } from '../xml-tree.ts';
import type { ComponentProperty } from './ui-metadata.ts';

/** What a component offers to those who place it on a page (documented: LightningComponentBundle). */
export function readComponentProperties(xml: XmlElement): ComponentProperty[] {
  const configs = xml.find('targetConfigs')?.all('targetConfig') ?? [];
  return configs.flatMap((config) => {
    const targets = (config.attributes.get('targets') ?? '').split(',').map((one) => one.trim());
    return config.all('property').map((property): ComponentProperty => {
      const standard = property.attributes.get('default');
      return {
        targets,
        name: property.attributes.get('name') ?? property.refuse('a property has no name'),
        type: property.attributes.get('type') ?? 'String',
        ...(standard !== undefined && { standard })
      };
    });
  });
}
