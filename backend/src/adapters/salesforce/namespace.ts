/**
 * Names as an org with the package's namespace has them. Ours end in `__c`, `__r` or `__mdt`; standard names
 * and those of an unpackaged org (empty namespace) stay as they are.
 */
export class Namespace {
  private readonly prefix: string;
  /** Names are few, rows are many. */
  private readonly qualified = new Map<string, string>();

  constructor(namespace: string) {
    this.prefix = namespace ? `${namespace}__` : '';
  }

  /** `Member__c` → `porchlight__Member__c`. */
  qualify(name: string): string {
    const known = this.qualified.get(name);
    if (known !== undefined) return known;
    const qualified = /__(c|r|mdt)$/.test(name) ? this.prefix + name : name;
    this.qualified.set(name, qualified);
    return qualified;
  }

  /** `porchlight__Member__c` → `Member__c`; a name of another package is left alone. */
  strip(name: string): string {
    return this.prefix && name.startsWith(this.prefix) ? name.slice(this.prefix.length) : name;
  }

  /** A record with every key qualified, nested parents included. */
  qualifyFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    if (this.prefix === '') return fields;
    const qualified: Record<string, unknown> = {};
    for (const name of Object.keys(fields)) {
      qualified[this.qualify(name)] = this.qualifyValue(fields[name]);
    }
    return qualified;
  }

  private qualifyValue(value: unknown): unknown {
    const isParent = value !== null && typeof value === 'object' && !Array.isArray(value);
    return isParent ? this.qualifyFields(value as Record<string, unknown>) : value;
  }
}
