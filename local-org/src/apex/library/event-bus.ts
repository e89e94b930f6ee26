import { typeOf } from '../types/type.ts';
import { ApexList, ApexSObject, type Value } from '../values/index.ts';
import { method, type Call } from './call.ts';
import { resultOf } from './database/results.ts';
import type { LibraryType } from './registry.ts';

const RESULT = 'Database.SaveResult';

/** Documented: EventBus Class. An event that is refused is in its result; publishing never throws for it. */
export const eventBusType: LibraryType = {
  name: 'EventBus',
  staticMethods: {
    publish: [
      method(RESULT, ['SObject'], (call) => publish(call, [call.required(0)])[0] ?? null),
      method(`List<${RESULT}>`, ['List<SObject>'], (call) => {
        return new ApexList(typeOf(RESULT), publish(call, call.items(0)));
      })
    ]
  }
};

function publish(call: Call, events: readonly Value[]): Value[] {
  const records = events.map((event) => {
    if (event instanceof ApexSObject && event.object.name.endsWith('__e')) return event;
    throw call.fail('TypeException', 'EventBus.publish takes platform events alone');
  });
  if (records.length === 0) return [];
  const results = call.context.dml({
    ...{ operation: 'insert', access: 'user', allOrNone: false },
    records
  });
  return results.map((result) => resultOf('insert', result));
}
