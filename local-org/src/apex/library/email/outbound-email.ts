import { typeOf } from '../../types/type.ts';
import { ApexList, ApexNative, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { bagOf, bagType } from '../property-bag.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

const RESULT = 'Messaging.SendEmailResult';
const RECIPIENTS = ['toAddresses', 'ccAddresses', 'bccAddresses', 'targetObjectId'];
const BODIES = ['plainTextBody', 'htmlBody', 'templateId'];

interface Outcome {
  readonly success: boolean;
  readonly statusCode?: string;
  readonly message?: string;
}

/** Documented: Messaging Class, SingleEmailMessage. Checked and counted; nothing ever leaves this machine. */
export const outboundEmailTypes: readonly LibraryType[] = [
  { name: 'Messaging', staticMethods: { sendEmail: [sending([]), sending(['Boolean'])] } },
  bagType('Messaging.Email', { subject: 'String', replyTo: 'String', senderDisplayName: 'String' }),
  {
    ...bagType('Messaging.SingleEmailMessage', {
      ...{ toAddresses: 'List<String>', ccAddresses: 'List<String>' },
      ...{ bccAddresses: 'List<String>', subject: 'String', plainTextBody: 'String' },
      ...{ htmlBody: 'String', targetObjectId: 'Id', whatId: 'Id', templateId: 'Id' },
      ...{ orgWideEmailAddressId: 'Id', replyTo: 'String', senderDisplayName: 'String' },
      ...{ saveAsActivity: 'Boolean', useSignature: 'Boolean', bccSender: 'Boolean' },
      ...{ treatTargetObjectAsRecipient: 'Boolean', treatBodiesAsTemplate: 'Boolean' },
      ...{ charset: 'String', inReplyTo: 'String', references: 'String', optOutPolicy: 'String' },
      ...{ documentAttachments: 'List<Id>', entityAttachments: 'List<String>' },
      fileAttachments: 'List<Messaging.EmailFileAttachment>'
    }),
    parent: 'Messaging.Email'
  },
  bagType('Messaging.EmailFileAttachment', {
    ...{ fileName: 'String', body: 'Blob', contentType: 'String', inline: 'Boolean', id: 'Id' }
  }),
  {
    name: RESULT,
    methods: {
      isSuccess: [method('Boolean', [], (_call, self) => outcomeOf(self).success)],
      getErrors: [
        method('List<Messaging.SendEmailError>', [], (_call, self) => {
          const type = typeOf('Messaging.SendEmailError');
          const errors = outcomeOf(self).success ? [] : [new ApexNative(type, outcomeOf(self))];
          return new ApexList(type, errors);
        })
      ]
    }
  },
  {
    name: 'Messaging.SendEmailError',
    methods: {
      getMessage: [method('String', [], (_call, self) => outcomeOf(self).message ?? null)]
    }
  }
];

function sending(options: readonly string[]): LibraryMethod {
  const parameters = ['List<Messaging.Email>', ...options];
  return method(`List<${RESULT}>`, parameters, (call) => {
    call.context.limits.count('EmailInvocations');
    const outcomes = call.items(0).map(outcomeFor);
    const failed = outcomes.findIndex(({ success }) => !success);
    if (failed >= 0 && call.value(1) !== false) throw refused(call, failed, outcomes[failed]);
    return new ApexList(
      typeOf(RESULT),
      outcomes.map((outcome) => new ApexNative(typeOf(RESULT), outcome))
    );
  });
}

/** Recorded: what is asked for first is a recipient, then something to read. */
function outcomeFor(message: Value): Outcome {
  const has = (name: string) => {
    const value = bagOf(message).get(name) ?? null;
    return value instanceof ApexList ? value.items.length > 0 : value !== null && value !== '';
  };
  if (!RECIPIENTS.some(has)) return missing('Add a recipient to send an email.');
  if (!BODIES.some(has)) return missing('Missing body, need at least 1 body');
  return { success: true };
}

function missing(message: string): Outcome {
  return { success: false, statusCode: 'REQUIRED_FIELD_MISSING', message };
}

function refused(call: Call, row: number, outcome: Outcome | undefined): Error {
  const text = `SendEmail failed. First exception on row ${row}; first error: ${outcome?.statusCode}, ${outcome?.message}: []`;
  return call.fail('EmailException', text);
}

function outcomeOf(self: Value): Outcome {
  return (self as ApexNative).state as Outcome;
}
