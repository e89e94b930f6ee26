import { expect, it } from '@jest/globals';
import type { Connection } from '../domain/index.ts';
import { silentLogger } from '../kernel/index.ts';
import { EachConnection } from './each-connection.ts';

const orgs = (...ids: string[]) => ids.map((id) => ({ id, state: 'connected' }) as Connection);

function each(connections: readonly Connection[], warnings: unknown[] = []): EachConnection {
  const list = async () => [...connections];
  return new EachConnection({
    storage: { connections: { list } } as unknown as ConstructorParameters<
      typeof EachConnection
    >[0]['storage'],
    logger: { ...silentLogger, warn: (fields) => warnings.push(fields) }
  });
}

it('lets no org wait for another, and begins nothing that is under way', async () => {
  const begun: string[] = [];
  const large = Promise.withResolvers<void>();
  const work = async ({ id }: Connection) => {
    begun.push(id);
    if (id === 'large') await large.promise;
  };
  const service = each(orgs('large', 'small'));
  await service.begin('sync', work);
  await new Promise(setImmediate);
  await service.begin('sync', work);
  await service.begin('backfill', work);
  expect(begun).toEqual(['large', 'small', 'small', 'large', 'small']);
  large.resolve();
  await service.ended();
});

it('goes on with the others when one fails, and says which and why', async () => {
  const warnings: unknown[] = [];
  const done: string[] = [];
  const service = each(orgs('bad', 'good'), warnings);
  await service.begin('sync', async ({ id }) => {
    if (id === 'bad') throw new Error('no luck');
    done.push(id);
  });
  await service.ended();
  expect(done).toEqual(['good']);
  expect(warnings).toEqual([{ job: 'sync', connection: 'bad', reason: 'no luck' }]);
});

it('leaves alone an org that was disconnected', async () => {
  const [gone] = orgs('gone');
  const begun: string[] = [];
  const service = each([{ ...(gone as Connection), state: 'disconnected' }]);
  await service.begin('sync', async ({ id }) => void begun.push(id));
  expect(begun).toEqual([]);
});
