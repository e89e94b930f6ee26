import { expect, it } from '@jest/globals';
import { createServer, get, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CannotListenError } from './errors.ts';
import { listen } from './listen.ts';

const answerOk: RequestListener = (_request, response) => response.end('ok');

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    }).on('error', reject);
  });
}

it('says plainly that a port is taken, and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const { signal } = new AbortController();
  const listening = listen(answerOk, { host: '127.0.0.1', port, signal, onReady: () => undefined });
  await expect(listening).rejects.toThrow(CannotListenError);
  await expect(listening).rejects.toMatchObject({
    kind: 'configuration',
    message: expect.stringContaining(String(port)),
    remedy: expect.stringContaining('PORCHLIGHT_PORT')
  });
  other.close();
});

it('says that an address is not of this machine', async () => {
  const { signal } = new AbortController();
  const options = { host: '192.0.2.1', port: 0, signal, onReady: () => undefined };
  await expect(listen(answerOk, options)).rejects.toMatchObject({
    remedy: expect.stringContaining('PORCHLIGHT_HOST')
  });
});

it('finishes requests under way and frees the port when it is stopped', async () => {
  const controller = new AbortController();
  const ready = Promise.withResolvers<string>();
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const slow: RequestListener = (_request, response) => {
    arrived.resolve();
    void release.promise.then(() => response.end('late'));
  };
  const { signal } = controller;
  const serving = listen(slow, { host: '127.0.0.1', port: 0, signal, onReady: ready.resolve });
  const url = await ready.promise;
  const asked = statusOf(url);
  await arrived.promise;
  controller.abort();
  release.resolve();
  expect(await asked).toBe(200);
  await serving;
  await expect(statusOf(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('does not start at all once it was stopped', async () => {
  const options = { host: '127.0.0.1', port: 0, signal: AbortSignal.abort() };
  let ready = false;
  await listen(answerOk, { ...options, onReady: () => (ready = true) });
  expect(ready).toBe(false);
});
