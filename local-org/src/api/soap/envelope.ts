import { createRequire } from 'node:module';
import type * as XmlBuilder from 'xmlbuilder2';
import { MetadataError, parseXml, type XmlElement } from '../../metadata/index.ts';
import { SoapFault } from './soap-fault.ts';

const require = createRequire(import.meta.url);

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** One call: its method, its arguments and who calls. */
export interface SoapCall {
  readonly method: string;
  readonly args: XmlElement;
  readonly sessionId: string | undefined;
}

/** Throws SoapFault for what is no SOAP envelope with one call. */
export function readEnvelope(text: string): SoapCall {
  const root = parsed(text);
  const body = root && childOf(root, 'Body');
  const [args] = body?.children ?? [];
  if (!root || localName(root) !== 'Envelope' || !args) {
    throw new SoapFault(
      'UNKNOWN_EXCEPTION',
      'The request is no SOAP envelope with a call in its Body'
    );
  }
  const header = childOf(root, 'Header');
  const session = header && childOf(header, 'SessionHeader');
  const sessionId = session && childOf(session, 'sessionId')?.value;
  return { method: localName(args), args, sessionId };
}

/** Whatever prefix it has. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => localName(child) === name);
}

/** An argument's fields as text, those that repeat as lists. */
export function fieldsOf(element: XmlElement): Record<string, string | string[]> {
  const groups = Map.groupBy(element.children, localName);
  return Object.fromEntries(
    [...groups].map(([name, [first, ...more]]) => [
      name,
      more.length > 0 ? [first, ...more].map((one) => one?.value ?? '') : (first?.value ?? '')
    ])
  );
}

/** The answer of a method: what it returns below `<result>`, a list as several of them. */
export function responseXml(
  method: string,
  namespace: string,
  result: unknown,
  header: Record<string, unknown> = {}
): string {
  return envelope({
    '@xmlns': namespace,
    ...(Object.keys(header).length > 0 && { 'soapenv:Header': tree(header) }),
    'soapenv:Body': { [`${method}Response`]: { result: tree(result) } }
  });
}

export function faultXml({ code, message, exception }: SoapFault): string {
  const faultstring = `${code}: ${message}`;
  if (exception === undefined) {
    return envelope({
      '@xmlns:sf': 'http://soap.sforce.com/2006/04/metadata',
      'soapenv:Body': { 'soapenv:Fault': { faultcode: `sf:${code}`, faultstring } }
    });
  }
  const told = { 'sf:exceptionCode': code, 'sf:exceptionMessage': message };
  const detail = { [`sf:${exception}`]: { '@xsi:type': `sf:${exception}`, ...told } };
  return envelope({
    '@xmlns:sf': 'urn:fault.partner.soap.sforce.com',
    'soapenv:Body': { 'soapenv:Fault': { faultcode: code, faultstring, detail } }
  });
}

function envelope(content: Record<string, unknown>): string {
  const head = { '@xmlns:soapenv': ENVELOPE, '@xmlns:xsi': INSTANCE };
  const document = { 'soapenv:Envelope': { ...head, ...content } };
  // Loaded here: it takes a tenth of the time in which a process starts.
  const { create } = require('xmlbuilder2') as typeof XmlBuilder;
  return create({ version: '1.0', encoding: 'UTF-8' }, document as Record<string, unknown>).end();
}

/** Values as the builder takes them: text, and nothing as `xsi:nil`. */
function tree(value: unknown): unknown {
  if (value === null || value === undefined) return { '@xsi:nil': 'true' };
  if (Array.isArray(value)) return value.map(tree);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, tree(one)]));
  }
  return { '#': printable(typeof value === 'string' ? value : JSON.stringify(value)) };
}

/** XML 1.0 has no other control characters, not even escaped. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

function parsed(text: string): XmlElement | undefined {
  try {
    return parseXml(text, 'request');
  } catch (error) {
    if (error instanceof MetadataError) {
      throw new SoapFault(
        'UNKNOWN_EXCEPTION',
        `The request is no XML: line ${error.line}: ${error.reason}`
      );
    }
    throw error;
  }
}

function localName({ name }: XmlElement): string {
  return name.replace(/^.*:/, '');
}
