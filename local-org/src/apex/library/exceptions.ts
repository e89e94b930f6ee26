import { typeOf, types } from '../types/type.ts';
import {
  addTo,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  fullExceptionName,
  putInto,
  stackTraceText,
  type DmlFailure,
  type Value
} from '../values/index.ts';
import { EXCEPTION_TYPES } from '../values/exception-types.ts';
import { method, procedure, type Call } from './call.ts';
import { statusCode } from './database/results.ts';
import type { LibraryConstructor, LibraryMethod, LibraryType } from './registry.ts';

const HIDDEN = 'Script-thrown exception';

/** With methods beyond the ones all exceptions have. */
const ownMethods = new Set(['QueryException']);

/** Marks an AuraHandledException whose message `setMessage` gave: only then getMessage tells it. */
const shown = new WeakSet<ApexException>();

/** Documented: Exception Class and Built-In Exceptions. */
export const exceptionTypes: readonly LibraryType[] = [
  {
    name: 'Exception',
    constructors: constructors(),
    methods: {
      getMessage: [method('String', [], (_call, self: ApexException) => messageOf(self))],
      setMessage: [
        procedure(['String'], (call, self: ApexException) => {
          self.message = call.value(0) as string | null;
          shown.add(self);
        })
      ],
      getCause: [method('Exception', [], (_call, self: ApexException) => self.cause)],
      initCause: [
        procedure(['Exception'], (call, self: ApexException) => {
          self.cause = call.value(0) as ApexException | null;
        })
      ],
      getTypeName: [
        method('String', [], (_call, self: ApexException) => fullExceptionName(self.of.type.name))
      ],
      getLineNumber: [
        method('Integer', [], (_call, self: ApexException) => self.trace[0]?.line ?? null)
      ],
      getStackTraceString: [
        method('String', [], (_call, self: ApexException) => stackTraceText(self))
      ],
      // Documented with DmlException; the compiler takes them of every exception.
      getNumDml: [method('Integer', [], (_call, self: ApexException) => self.dmlFailures.length)],
      getDmlId: ofFailure('String', (failure) => failure.id?.text ?? null),
      getDmlIndex: ofFailure('Integer', (failure) => failure.index),
      getDmlMessage: ofFailure('String', (failure) => failure.message),
      getDmlStatusCode: ofFailure('String', (failure) => failure.statusCode),
      getDmlType: ofFailure('StatusCode', (failure) => statusCode(failure.statusCode)),
      getDmlFieldNames: ofFailure(
        'List<String>',
        (failure) => new ApexList(types.string, [...failure.fields])
      )
    }
  },
  ...EXCEPTION_TYPES.filter((name) => !ownMethods.has(name)).map((name) => ({
    name,
    parent: 'Exception',
    constructors: constructors()
  })),
  {
    name: 'QueryException',
    parent: 'Exception',
    constructors: constructors(),
    methods: {
      getInaccessibleFields: [
        method('Map<String, Set<String>>', [], (_call, self: ApexException) => {
          const map = new ApexMap(types.string, typeOf('Set', types.string));
          for (const [object, fields] of self.inaccessible) {
            const set = new ApexSet(types.string);
            for (const field of fields) addTo(set, field);
            putInto(map, object, set);
          }
          return map;
        })
      ]
    }
  }
];

function messageOf(exception: ApexException): string | null {
  const hides = exception.of.type.name === 'AuraHandledException' && !shown.has(exception);
  return hides ? HIDDEN : (exception.message ?? HIDDEN);
}

function constructors(): LibraryConstructor[] {
  return [
    making([], () => [null, null]),
    making(['String'], ([message]) => [message ?? null, null]),
    making(['Exception'], ([cause]) => [null, cause ?? null]),
    making(['String', 'Exception'], ([message, cause]) => [message ?? null, cause ?? null])
  ];
}

function making(
  parameters: readonly string[],
  arrange: (args: readonly Value[]) => [message: Value, cause: Value]
): LibraryConstructor {
  return {
    parameters,
    invoke: (_context, type, args) => {
      const [message, cause] = arrange(args);
      const of = { type: typeOf(type.name) };
      return new ApexException(of, message as string | null, cause as ApexException | null);
    }
  };
}

function ofFailure(returns: string, read: (failure: DmlFailure) => Value): LibraryMethod[] {
  return [method(returns, ['Integer'], (call, self: ApexException) => read(failureAt(call, self)))];
}

function failureAt(call: Call, exception: ApexException): DmlFailure {
  const failure = exception.dmlFailures[call.integer(0)];
  if (failure) return failure;
  throw call.fail('ListException', `List index out of bounds: ${call.integer(0)}`);
}
