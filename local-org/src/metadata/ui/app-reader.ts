import type { XmlElement } from '../xml-tree.ts';
import type { CustomTab, LightningApp, PageGrants, RecordPageChoice } from './ui-metadata.ts';

/** A Lightning app (documented: CustomApplication). */
export function readApp(name: string, xml: XmlElement): LightningApp {
  const color = xml.find('brand')?.text('headerColor');
  return {
    name,
    label: xml.text('label') ?? name,
    description: xml.text('description') ?? '',
    tabs: xml.all('tabs').map((tab) => tab.value),
    ...(color !== undefined && { color })
  };
}

/** A tab; that of an object is called as the object is (documented: CustomTab). */
export function readTab(name: string, xml: XmlElement): CustomTab {
  const parts = {
    label: xml.text('label'),
    motif: xml.text('motif'),
    flexipage: xml.text('flexiPage'),
    component: xml.text('lwcComponent')
  };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return { name, ...Object.fromEntries(given) };
}

/**
 * Record pages that an object or an app gives to records (documented: ActionOverride, type Flexipage).
 * `object` is the object whose file it is; in an app each override names its own.
 */
export function readRecordPages(
  xml: XmlElement,
  owner: { readonly object?: string; readonly app?: string }
): RecordPageChoice[] {
  const overrides = [...xml.all('actionOverrides'), ...xml.all('profileActionOverrides')];
  return overrides.flatMap((one) => {
    const object = owner.object ?? one.text('pageOrSobjectType');
    const page = one.text('content');
    const shows =
      one.text('actionName') === 'View' && one.text('type')?.toLowerCase() === 'flexipage';
    if (!shows || object === undefined || !page) return [];
    const formFactor = one.text('formFactor');
    return [
      {
        object,
        page,
        ...(owner.app !== undefined && { app: owner.app }),
        ...(formFactor !== undefined && { formFactor })
      }
    ];
  });
}

/** The apps and tabs a permission set makes visible (documented: PermissionSet). */
export function readPageGrants(xml: XmlElement): PageGrants {
  return {
    apps: xml
      .all('applicationVisibilities')
      .filter((one) => one.flag('visible'))
      .map((one) => one.requiredText('application')),
    tabs: xml
      .all('tabSettings')
      .filter((one) => one.text('visibility') !== 'None')
      .map((one) => one.requiredText('tab'))
  };
}
