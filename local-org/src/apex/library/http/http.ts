import { typeOf, types } from '../../types/type.ts';
import { ApexBlob, ApexList, ApexNative, type Value } from '../../values/index.ts';
import { method, procedure } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { httpCalloutMockType, sendToMock } from './callout-mock.ts';

interface Message {
  headers: Map<string, string>;
  body: ApexBlob;
  method: string | null;
  endpoint: string | null;
  timeout: number;
  status: string | null;
  statusCode: number;
}

/** Documented: Http, HttpRequest and HttpResponse Classes; every call is answered by a test's mock. */
export const httpTypes: readonly LibraryType[] = [
  httpCalloutMockType,
  {
    name: 'Http',
    constructors: [{ parameters: [], invoke: () => new ApexNative(typeOf('Http'), undefined) }],
    methods: {
      send: [
        method('HttpResponse', ['HttpRequest'], (call) =>
          sendToMock(call.context, call.required(0))
        )
      ]
    }
  },
  {
    name: 'HttpRequest',
    constructors: [{ parameters: [], invoke: () => newMessage('HttpRequest') }],
    methods: {
      ...sharedMethods(),
      getMethod: reads('String', (message) => message.method),
      setMethod: writes('String', (message, value) => {
        message.method = value as string;
      }),
      getEndpoint: reads('String', (message) => message.endpoint),
      setEndpoint: writes('String', (message, value) => {
        message.endpoint = value as string;
      }),
      // Nothing is sent, so nothing is compressed or signed.
      setCompressed: [procedure(['Boolean'], (call) => void call.required(0))],
      getCompressed: [method('Boolean', [], () => false)],
      setClientCertificateName: [procedure(['String'], (call) => void call.required(0))],
      setTimeout: writes('Integer', (message, value) => {
        message.timeout = value as number;
      })
    }
  },
  {
    name: 'HttpResponse',
    constructors: [{ parameters: [], invoke: () => newMessage('HttpResponse') }],
    methods: {
      ...sharedMethods(),
      getStatus: reads('String', (message) => message.status),
      setStatus: writes('String', (message, value) => {
        message.status = value as string;
      }),
      getStatusCode: reads('Integer', (message) => message.statusCode),
      setStatusCode: writes('Integer', (message, value) => {
        message.statusCode = value as number;
      }),
      getHeaderKeys: reads(
        'List<String>',
        (message) => new ApexList(types.string, [...message.headers.keys()])
      )
    }
  }
];

function sharedMethods(): Record<string, LibraryMethod[]> {
  return {
    getBody: reads('String', (message) => message.body.decode() ?? null),
    getBodyAsBlob: reads('Blob', (message) => message.body),
    setBody: writes('String', (message, value) => {
      message.body = ApexBlob.ofText(value as string);
    }),
    setBodyAsBlob: writes('Blob', (message, value) => {
      message.body = value as ApexBlob;
    }),
    getHeader: [
      method('String', ['String'], (call, self: ApexNative) => {
        const name = call.text(0).toLowerCase();
        const match = [...messageOf(self).headers].find(([key]) => key.toLowerCase() === name);
        return match?.[1] ?? null;
      })
    ],
    setHeader: [
      procedure(['String', 'String'], (call, self: ApexNative) => {
        messageOf(self).headers.set(call.text(0), call.text(1));
      })
    ]
  };
}

function newMessage(name: string): ApexNative {
  const message: Message = {
    headers: new Map(),
    body: ApexBlob.ofText(''),
    method: null,
    endpoint: null,
    timeout: 10_000,
    status: null,
    statusCode: 0
  };
  return new ApexNative(typeOf(name), message);
}

function messageOf(self: ApexNative): Message {
  return self.state as Message;
}

function reads(returns: string, read: (message: Message) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(messageOf(self)))];
}

function writes(
  parameter: string,
  write: (message: Message, value: Value) => void
): LibraryMethod[] {
  return [
    procedure([parameter], (call, self: ApexNative) => write(messageOf(self), call.required(0)))
  ];
}
