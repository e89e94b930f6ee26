import { typeOf } from '../types/type.ts';
import { ApexEnum, ApexNative } from '../values/index.ts';
import { executionKind, type ExecutionKind } from './async/execution-kind.ts';
import { method } from './call.ts';
import type { ApexContext } from './context.ts';
import { NotImplementedError } from './not-implemented.ts';
import type { LibraryType } from './registry.ts';

/** Documented: Quiddity Enum. */
const QUIDDITIES = [
  ...['ANONYMOUS', 'AURA', 'BATCH_ACS', 'BATCH_APEX', 'BATCH_CHUNK_PARALLEL'],
  ...['BATCH_CHUNK_SERIAL', 'BULK_API', 'COMMERCE_INTEGRATION', 'DISCOVERABLE_LOGIN'],
  ...['EXTERNAL_SERVICE_CALLBACK', 'FLOW', 'FUNCTION_CALLBACK', 'FUTURE', 'INBOUND_EMAIL_SERVICE'],
  ...['INVOCABLE_ACTION', 'IOT', 'PLATFORM_EVENT_PUBLISH_CALLBACK', 'POST_INSTALL_SCRIPT'],
  ...['QUEUEABLE', 'QUICK_ACTION', 'REMOTE_ACTION', 'REST', 'RUNTEST_ASYNC', 'RUNTEST_DEPLOY'],
  ...['RUNTEST_SYNC', 'SCHEDULED', 'SOAP', 'SYNCHRONOUS', 'TRANSACTION_FINALIZER_QUEUEABLE'],
  ...['UNDEFINED', 'VF']
];

const OF_KIND: Readonly<Record<ExecutionKind, string>> = {
  batch: 'BATCH_APEX',
  future: 'FUTURE',
  queueable: 'QUEUEABLE',
  scheduled: 'SCHEDULED'
};

const REQUEST_ID = 'request id';

/** Documented: Request Class. */
export const requestTypes: readonly LibraryType[] = [
  { name: 'Quiddity', enumValues: QUIDDITIES },
  {
    name: 'Request',
    staticMethods: {
      getCurrent: [method('Request', [], () => new ApexNative(typeOf('Request'), null))]
    },
    methods: {
      getQuiddity: [
        method('Quiddity', [], (call) => {
          const name = quiddityOf(call.context);
          return new ApexEnum(typeOf('Quiddity'), name, QUIDDITIES.indexOf(name));
        })
      ],
      getRequestId: [method('String', [], (call) => requestId(call.context))]
    }
  }
];

function quiddityOf(context: ApexContext): string {
  const kind = executionKind(context);
  if (kind) return OF_KIND[kind];
  if (context.inTest) return 'RUNTEST_SYNC';
  throw new NotImplementedError('Request.getQuiddity outside of tests and asynchronous Apex');
}

/** The same for the whole transaction. */
function requestId(context: ApexContext): string {
  const known = context.memory.get(REQUEST_ID);
  if (typeof known === 'string') return known;
  const made = `4Z${String(context.org.store.reserve('apex request', 1)).padStart(20, '0')}`;
  context.memory.set(REQUEST_ID, made);
  return made;
}
