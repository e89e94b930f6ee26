import { ApexBlob } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { NotImplementedError } from '../not-implemented.ts';
import type { LibraryType } from '../registry.ts';

/** Documented: EncodingUtil Class. */
export const encodingUtilType: LibraryType = {
  name: 'EncodingUtil',
  staticMethods: {
    base64Encode: [
      method('String', ['Blob'], (call) => Buffer.from(bytesAt(call, 0)).toString('base64'))
    ],
    base64UrlEncode: [
      method('String', ['Blob'], (call) => Buffer.from(bytesAt(call, 0)).toString('base64url'))
    ],
    base64UrlDecode: [
      method('Blob', ['String'], (call) => new ApexBlob(Buffer.from(call.text(0), 'base64url')))
    ],
    base64Decode: [
      method('Blob', ['String'], (call) => new ApexBlob(Buffer.from(call.text(0), 'base64')))
    ],
    convertToHex: [method('String', ['Blob'], (call) => (call.required(0) as ApexBlob).toHex())],
    convertFromHex: [
      method('Blob', ['String'], (call) => {
        const text = call.text(0);
        if (/^(?:[0-9a-f]{2})*$/i.test(text)) return new ApexBlob(Buffer.from(text, 'hex'));
        throw call.fail('InvalidParameterValueException', 'Invalid hex string');
      })
    ],
    urlEncode: [
      method('String', ['String', 'String'], (call) => {
        requireUtf8(call);
        // As java.net.URLEncoder: like a form, except for the asterisk.
        return new URLSearchParams({ v: call.text(0) }).toString().slice(2);
      })
    ],
    urlDecode: [
      method('String', ['String', 'String'], (call) => {
        requireUtf8(call);
        return new URLSearchParams(`v=${call.text(0).replaceAll('&', '%26')}`).get('v');
      })
    ]
  }
};

export function bytesAt(call: Call, place: number): Uint8Array {
  return (call.required(place) as ApexBlob).bytes;
}

function requireUtf8(call: Call): void {
  const charset = call.text(1);
  if (!/^utf-?8$/i.test(charset)) throw new NotImplementedError(`URL encoding in ${charset}`);
}
