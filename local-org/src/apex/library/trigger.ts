import { typeOf } from '../types/type.ts';
import { ApexEnum, type Value } from '../values/index.ts';
import type { TriggerContext } from './context.ts';
import { OPERATIONS } from './trigger-operations.ts';
import type { LibraryProperty, LibraryType } from './registry.ts';

/** Documented: Trigger Context Variables. Outside of triggers all but the flags are null. */
export const triggerType: LibraryType = {
  name: 'Trigger',
  staticProperties: {
    isExecuting: { type: 'Boolean', get: ({ trigger }) => trigger !== undefined },
    isBefore: flag(({ moment }) => moment === 'before'),
    isAfter: flag(({ moment }) => moment === 'after'),
    isInsert: flag(({ operation }) => operation === 'insert'),
    isUpdate: flag(({ operation }) => operation === 'update'),
    isDelete: flag(({ operation }) => operation === 'delete'),
    isUndelete: flag(({ operation }) => operation === 'undelete'),
    new: told('List<SObject>', ({ newList }) => newList),
    old: told('List<SObject>', ({ oldList }) => oldList),
    newMap: told('Map<Id, SObject>', ({ newMap }) => newMap),
    oldMap: told('Map<Id, SObject>', ({ oldMap }) => oldMap),
    size: told('Integer', ({ newList, oldList }) => (newList ?? oldList)?.items.length ?? 0),
    operationType: told('TriggerOperation', ({ moment, operation }) => {
      const name = `${moment}_${operation}`.toUpperCase();
      return new ApexEnum(typeOf('TriggerOperation'), name, OPERATIONS.indexOf(name));
    })
  }
};

function flag(read: (trigger: TriggerContext) => boolean): LibraryProperty {
  return { type: 'Boolean', get: ({ trigger }) => (trigger ? read(trigger) : false) };
}

function told(type: string, read: (trigger: TriggerContext) => Value): LibraryProperty {
  return { type, get: ({ trigger }) => (trigger ? read(trigger) : null) };
}
