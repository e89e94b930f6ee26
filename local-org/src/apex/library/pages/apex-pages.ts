import { typeOf, types } from '../../types/type.ts';
import type { ApexException, ApexSObject } from '../../values/index.ts';
import { ApexId, ApexList, ApexNative, type Value } from '../../values/index.ts';
import { method, procedure, type Call } from '../call.ts';
import type { ApexContext } from '../context.ts';
import { bagType, newBag } from '../property-bag.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { page } from './page-reference.ts';

const MESSAGE = 'ApexPages.Message';
const CURRENT = 'current page';
const MESSAGES = 'page messages';

/** Documented: ApexPages Class, Message, StandardController. */
export const apexPagesTypes: readonly LibraryType[] = [
  {
    name: 'ApexPages',
    staticMethods: {
      currentPage: [method('PageReference', [], (call) => currentPage(call.context))],
      addMessage: [
        procedure([MESSAGE], (call) => void messagesOf(call.context).items.push(call.required(0)))
      ],
      addMessages: [
        procedure(['Exception'], (call) => {
          const { message } = call.required(0) as ApexException;
          const bag = { summary: message, detail: message, severity: null };
          messagesOf(call.context).items.push(newBag(MESSAGE, bag));
        })
      ],
      getMessages: [method(`List<${MESSAGE}>`, [], (call) => messagesOf(call.context))],
      hasMessages: [method('Boolean', [], (call) => messagesOf(call.context).items.length > 0)]
    }
  },
  {
    name: 'ApexPages.Severity',
    enumValues: ['CONFIRM', 'ERROR', 'FATAL', 'INFO', 'WARNING']
  },
  bagType(
    MESSAGE,
    { severity: 'ApexPages.Severity', summary: 'String', detail: 'String' },
    {
      constructors: [2, 3].map((count) => ({
        parameters: ['ApexPages.Severity', 'String', 'String'].slice(0, count),
        invoke: (_context, _type, [severity = null, summary = null, detail = summary]) =>
          newBag(MESSAGE, { severity, summary, detail })
      }))
    }
  ),
  {
    name: 'ApexPages.StandardController',
    constructors: [
      { parameters: ['SObject'], invoke: (_context, type, [record]) => native(type.name, record) }
    ],
    methods: {
      getRecord: [method('SObject', [], (_call, self) => recordOf(self))],
      getId: [method('Id', [], (_call, self) => recordOf(self).fields.get('id') ?? null)],
      save: [saving()],
      cancel: [method('PageReference', [], (_call, self) => viewOf(recordOf(self)))],
      view: [method('PageReference', [], (_call, self) => viewOf(recordOf(self)))],
      // Fields are read when they are asked for: a query of one's own is needed outside of pages.
      addFields: [procedure(['List<String>'], () => undefined)]
    }
  }
];

/** Documented: Test.setCurrentPage. */
export function setCurrentPage(call: Call): void {
  call.context.memory.set(CURRENT, call.required(0));
}

function currentPage(context: ApexContext): Value {
  if (!context.memory.has(CURRENT)) context.memory.set(CURRENT, page('/'));
  return context.memory.get(CURRENT) as Value;
}

function messagesOf(context: ApexContext): ApexList {
  if (!context.memory.has(MESSAGES)) context.memory.set(MESSAGES, new ApexList(types.object));
  return context.memory.get(MESSAGES) as ApexList;
}

function saving(): LibraryMethod {
  return method('PageReference', [], (call, self) => {
    const record = recordOf(self);
    const operation = record.fields.get('id') instanceof ApexId ? 'update' : 'insert';
    call.context.dml({ operation, records: [record], access: 'user', allOrNone: true });
    return viewOf(record);
  });
}

function viewOf(record: ApexSObject): Value {
  const id = record.fields.get('id');
  return page(id instanceof ApexId ? `/${id.text}` : '/');
}

function native(name: string, record: Value = null): ApexNative {
  return new ApexNative(typeOf(name), record);
}

function recordOf(self: Value): ApexSObject {
  return (self as ApexNative).state as ApexSObject;
}
