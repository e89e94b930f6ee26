import { posix } from 'node:path';
import type { ApexMethod } from '../apex/apex-class.ts';
import { isAuraEnabled, isCacheable } from '../apex/aura-rules.ts';
import { SchemaNames, type Entity } from '../soql/schema-names.ts';
import { bundlesOf } from './bundles.ts';
import { namesOfKind, type Components } from './components.ts';

/** Who imports, and how. */
export interface ImportPlace {
  readonly bundle: string;
  /** The import is given to `@wire`. */
  readonly wired: boolean;
}

/** Says what is wrong with a module name; labels have a check of their own. */
export class ImportTargets {
  private readonly components: Components;
  private readonly bundles: ReadonlySet<string>;

  constructor(components: Components) {
    this.components = components;
    this.bundles = new Set(bundlesOf(components.tree).keys());
  }

  /** A sentence, or undefined when the module exists or belongs to Salesforce. */
  problemOf(module: string, place: ImportPlace): string | undefined {
    if (module.startsWith('.')) return this.ofOwnFile(module, place.bundle);
    const [, scope = '', name = ''] = /^(c|@salesforce\/\w+)\/(.+)$/.exec(module) ?? [];
    switch (scope) {
      case 'c':
        return this.bundles.has(name) ? undefined : `There is no component ${name}.`;
      case '@salesforce/apex':
      case '@salesforce/apexContinuation':
        return this.ofApex(name, place.wired);
      case '@salesforce/schema':
        return this.ofSchema(name);
      case '@salesforce/customPermission':
        return this.ofKind('customPermission', name, 'custom permission');
      case '@salesforce/resourceUrl':
        return this.ofKind('resource', name, 'static resource');
      case '@salesforce/messageChannel':
        return this.ofKind('messageChannel', name.replace(/__c$/, ''), 'message channel');
      default:
        return undefined;
    }
  }

  private ofOwnFile(module: string, bundle: string): string | undefined {
    const path = posix.join('lwc', bundle, module);
    const { tree } = this.components;
    return (tree.find(path) ?? tree.find(`${path}.js`)) ? undefined : `There is no file ${module}.`;
  }

  private ofApex(name: string, wired: boolean): string | undefined {
    const [className = '', methodName = ''] = name.split('.');
    const owner = this.components.apex.classes.find((one) => same(one.name, className));
    if (!owner) return `There is no Apex class ${className}.`;
    const method = owner.methods.find((one) => same(one.name, methodName));
    if (!method) return `${owner.name} has no method ${methodName}.`;
    return problemOfMethod(method, wired);
  }

  /** `Member__c`, `Member__c.Handle__c`, `Member__c.Community__r.Name`. */
  private ofSchema(path: string): string | undefined {
    const names = new SchemaNames(this.components.schema);
    const [objectName = '', ...rest] = path.split('.');
    const object = names.object(objectName);
    if (object === undefined) return `There is no object ${objectName}.`;
    if (object === 'unmodelled' || rest.length === 0) return undefined;
    let entity: Entity = [object];
    for (const relationship of rest.slice(0, -1)) {
      const parents = names.parents(entity, relationship);
      if (parents === undefined) return `${path}: there is no relationship ${relationship}.`;
      if (parents === 'unmodelled') return undefined;
      entity = parents;
    }
    const field = rest.at(-1) ?? '';
    return names.hasField(entity, field) ? undefined : `${path}: there is no field ${field}.`;
  }

  private ofKind(kind: string, name: string, what: string): string | undefined {
    const exists = namesOfKind(this.components, kind).has(name.toLowerCase());
    return exists ? undefined : `There is no ${what} ${name}.`;
  }
}

function problemOfMethod(method: ApexMethod, wired: boolean): string | undefined {
  if (!isAuraEnabled(method)) return `${method.fullName} is not @AuraEnabled.`;
  if (wired && !isCacheable(method)) return `${method.fullName} is wired but not cacheable.`;
  return undefined;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
