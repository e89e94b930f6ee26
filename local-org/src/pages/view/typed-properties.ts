import type { ComponentProperty, PropertyValue } from '../../metadata/ui/index.ts';
import type { PageSituation } from './visibility.ts';

export type TypedValue = PropertyValue | number | boolean;

/** Properties of a component of ours as it declares them: numbers and flags, and its standard values. */
export function typedProperties(
  { viewer, record }: PageSituation,
  component: string,
  given: Readonly<Record<string, TypedValue>>
): Record<string, TypedValue> {
  const target = record ? 'lightning__RecordPage' : /^lightning__(?:App|Home)Page$/;
  const declared = viewer.ui.componentProperties.get(component.replace(/^c:/, '')) ?? [];
  const typed: Record<string, TypedValue> = { ...given };
  for (const property of declared) {
    if (!property.targets.some((one) => one.match(target))) continue;
    const value = given[property.name] ?? property.standard;
    if (value !== undefined) typed[property.name] = typedValue(property, value);
  }
  return typed;
}

function typedValue({ type }: ComponentProperty, value: TypedValue): TypedValue {
  if (typeof value !== 'string') return value;
  if (type === 'Boolean') return value === 'true';
  return type === 'Integer' && value !== '' ? Number(value) : value;
}
