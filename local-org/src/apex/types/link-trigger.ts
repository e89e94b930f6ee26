import type { TriggerDeclaration } from '../syntax/index.ts';
import type { ClassInfo, MethodInfo, TriggerInfo } from './class-info.ts';
import { ApexCompileError } from './compile-error.ts';
import type { TypeNames } from './type-names.ts';
import { typeOf, types } from './type.ts';

/** A trigger as code that can be called. Throws ApexCompileError for an object that does not exist. */
export function linkTrigger(declaration: TriggerDeclaration, names: TypeNames): TriggerInfo {
  const { name, place, body } = declaration;
  const unit = `Trigger.${name}`;
  const object = names.findObject(declaration.object);
  if (!object) {
    throw new ApexCompileError(unit, place, `SObject type does not exist: ${declaration.object}`);
  }
  const owner = { ...codeHolder(declaration, unit), trigger: object };
  const method: MethodInfo = {
    name: 'run',
    owner,
    isStatic: true,
    parameters: [],
    returns: types.void,
    words: new Set(['static']),
    annotations: new Map(),
    body,
    place,
    signature: 'run()'
  };
  owner.methods.set('run', [method]);
  return { name, object, events: new Set(declaration.events), declaration, method };
}

/** The class a trigger's code would stand in if it stood in one. */
function codeHolder({ place }: TriggerDeclaration, unit: string): ClassInfo {
  return {
    name: unit,
    type: typeOf(unit),
    unit,
    declaration: {
      kind: 'class',
      name: unit,
      modifiers: { words: new Set(), annotations: new Map() },
      place,
      interfaces: [],
      variables: [],
      methods: [],
      constructors: [],
      initializers: [],
      types: [],
      constants: []
    },
    inner: new Map(),
    interfaces: [],
    variables: new Map(),
    methods: new Map(),
    constructors: [],
    enumValues: []
  };
}
