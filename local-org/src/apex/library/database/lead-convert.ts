import { typeOf } from '../../types/type.ts';
import { ApexId, ApexList, ApexNative, type Value } from '../../values/index.ts';
import { method, procedure, type Call } from '../call.ts';
import type { ConversionOutcome } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { accessOf, allOrNoneOf } from './options.ts';
import { errorsOf } from './results.ts';

type Wishes = Map<string, Value>;

/** Documented: LeadConvert Class; each property has a getter and a setter. */
const properties: Readonly<Record<string, string>> = {
  LeadId: 'Id',
  AccountId: 'Id',
  ContactId: 'Id',
  OwnerId: 'Id',
  ConvertedStatus: 'String',
  OpportunityName: 'String',
  DoNotCreateOpportunity: 'Boolean'
};

export const leadConvertTypes: readonly LibraryType[] = [
  {
    name: 'Database.LeadConvert',
    constructors: [
      { parameters: [], invoke: (_context, type) => new ApexNative(type, new Map() as Wishes) }
    ],
    methods: Object.fromEntries(Object.entries(properties).flatMap(accessors))
  },
  {
    name: 'Database.LeadConvertResult',
    methods: {
      isSuccess: reads('Boolean', ({ success }) => success),
      getLeadId: reads('Id', ({ leadId }) => new ApexId(leadId)),
      getAccountId: reads('Id', ({ accountId }) => idOrNull(accountId)),
      getContactId: reads('Id', ({ contactId }) => idOrNull(contactId)),
      getOpportunityId: reads('Id', ({ opportunityId }) => idOrNull(opportunityId)),
      getErrors: reads('List<Database.Error>', ({ errors }) => errorsOf(errors))
    }
  }
];

/** Documented: Database.convertLead. */
export const convertMethods: readonly LibraryMethod[] = [
  [],
  ['Boolean'],
  ['AccessLevel'],
  ['Boolean', 'AccessLevel']
].flatMap((options) => [
  method('Database.LeadConvertResult', ['Database.LeadConvert', ...options], (call) =>
    convert(call, call.required(0))
  ),
  method('List<Database.LeadConvertResult>', ['List<Database.LeadConvert>', ...options], (call) => {
    const results = call.items(0).map((one) => convert(call, one));
    return new ApexList(typeOf('Database.LeadConvertResult'), results);
  })
]);

function convert(call: Call, request: Value): ApexNative {
  const wishes = (request as ApexNative).state as Wishes;
  const told = Object.keys(properties).flatMap((name) => {
    const value = wishes.get(name) ?? null;
    if (value === null) return [];
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    return [[key, value instanceof ApexId ? value.text : value] as const];
  });
  const outcome = call.context.convertLead({
    leadId: '',
    ...Object.fromEntries(told),
    access: accessOf(call),
    allOrNone: allOrNoneOf(call)
  });
  return new ApexNative(typeOf('Database.LeadConvertResult'), outcome);
}

function accessors([name, type]: readonly [string, string]): [string, LibraryMethod[]][] {
  const wishesOf = (self: ApexNative) => self.state as Wishes;
  const getter = type === 'Boolean' ? `is${name}` : `get${name}`;
  return [
    [
      getter,
      [method(type, [], (_call, self: ApexNative) => wishesOf(self).get(name) ?? missing(type))]
    ],
    [
      `set${name}`,
      [
        procedure([type], (call, self: ApexNative) => {
          wishesOf(self).set(name, call.value(0));
        })
      ]
    ]
  ];
}

function missing(type: string): Value {
  return type === 'Boolean' ? false : null;
}

function idOrNull(id: string | null): ApexId | null {
  return id === null ? null : new ApexId(id);
}

function reads(returns: string, read: (outcome: ConversionOutcome) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as ConversionOutcome))];
}
