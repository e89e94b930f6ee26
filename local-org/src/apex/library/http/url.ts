import { typeOf } from '../../types/type.ts';
import { ApexNative, concatenatedText, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

/** Documented: URL Class. */
export const urlType: LibraryType = {
  name: 'URL',
  constructors: [
    {
      parameters: ['String'],
      invoke: (context, _type, [text = null]) => {
        if (typeof text === 'string' && URL.canParse(text)) return url(text);
        throw context.exception('StringException', `no protocol: ${concatenatedText(text)}`);
      }
    }
  ],
  staticMethods: {
    getOrgDomainUrl: [method('URL', [], (call) => ofOrg(call))],
    getSalesforceBaseUrl: [method('URL', [], (call) => ofOrg(call))]
  },
  methods: {
    getHost: reads(({ hostname }) => hostname),
    getProtocol: reads(({ protocol }) => protocol.slice(0, -1)),
    getPath: reads(({ pathname, href }) =>
      href.endsWith('/') || pathname !== '/' ? pathname : ''
    ),
    getQuery: reads(({ search }) => (search === '' ? null : search.slice(1))),
    getRef: reads(({ hash }) => (hash === '' ? null : hash.slice(1))),
    getAuthority: reads(({ host }) => host),
    getFile: reads(({ pathname, search }) => pathname + search),
    getPort: [
      method('Integer', [], (_call, self) => {
        const { port } = new URL(textOf(self));
        return port === '' ? -1 : Number(port);
      })
    ],
    toExternalForm: [method('String', [], (_call, self) => textOf(self))]
  }
};

/** The My Domain that an org of this id would have; requests of Apex go nowhere. */
function ofOrg(call: Call): ApexNative {
  return url(`https://${call.context.org.store.orgId.toLowerCase()}.my.salesforce.com`);
}

function url(text: string): ApexNative {
  return new ApexNative(typeOf('URL'), text);
}

function reads(read: (url: URL) => string | null): LibraryMethod[] {
  return [method('String', [], (_call, self) => read(new URL(textOf(self))))];
}

function textOf(self: Value): string {
  return (self as ApexNative).state as string;
}
