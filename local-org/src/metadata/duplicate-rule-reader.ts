import { qualify } from './namespace.ts';
import type { DuplicateAction, DuplicateRule, MatchingRule } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** A `DuplicateRule` element; its file is called `<Object>.<Name>`. */
export function readDuplicateRule(
  fileName: string,
  xml: XmlElement,
  namespace: string
): DuplicateRule {
  const [object = '', name = ''] = fileName.split('.');
  if (xml.find('duplicateRuleFilter')?.children.length) {
    xml.get('duplicateRuleFilter').refuse('not implemented in local-org: duplicateRuleFilter');
  }
  return {
    name,
    label: xml.requiredText('masterLabel'),
    object: qualify(namespace, object),
    active: xml.flag('isActive'),
    onInsert: action(xml, 'Insert'),
    onUpdate: action(xml, 'Update'),
    alertText: xml.text('alertText') || 'Use one of these records?',
    enforcesSharing: xml.text('securityOption') !== 'BypassSharingRules',
    matches: xml.all('duplicateRuleMatchRules').map((match) => ({
      object: qualify(namespace, match.requiredText('matchRuleSObjectType')),
      matchingRule: match.requiredText('matchingRule'),
      mapping: new Map(
        (match.find('objectMapping')?.all('mappingFields') ?? []).map((pair) => [
          qualify(namespace, pair.requiredText('outputField')).toLowerCase(),
          qualify(namespace, pair.requiredText('inputField')).toLowerCase()
        ])
      )
    }))
  };
}

/** Allowed with an alert: the API refuses the row unless the caller says otherwise (documented). */
function action(xml: XmlElement, operation: 'Insert' | 'Update'): DuplicateAction {
  if (xml.requiredText(`actionOn${operation}`) === 'Block') return 'block';
  const alerts = xml.all(`operationsOn${operation}`).some(({ value }) => value === 'Alert');
  return alerts ? 'alert' : 'allow';
}

/** The rules of a `MatchingRules` element; its file is called after the object. */
export function readMatchingRules(
  object: string,
  xml: XmlElement,
  namespace: string
): MatchingRule[] {
  return xml.all('matchingRules').map((rule) => {
    const logic = rule.text('booleanFilter');
    return {
      name: rule.requiredText('fullName'),
      label: rule.requiredText('label'),
      object: qualify(namespace, object),
      active: rule.text('ruleStatus') === 'Active',
      items: rule.all('matchingRuleItems').map((item) => {
        const method = item.requiredText('matchingMethod');
        if (method !== 'Exact') {
          item.get('matchingMethod').refuse(`not implemented in local-org: matching ${method}`);
        }
        return {
          field: qualify(namespace, item.requiredText('fieldName')),
          blanksMatch: item.text('blankValueBehavior') === 'MatchBlanks'
        };
      }),
      ...(logic !== undefined && logic !== '' && { logic })
    };
  });
}
