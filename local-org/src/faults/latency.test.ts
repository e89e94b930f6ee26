import { expect, it } from '@jest/globals';
import { Latency } from './latency.ts';

const rows = (count: number) => ({ records: Array.from({ length: count }, () => ({})) });

function median(take: () => number): number {
  const drawn = Array.from({ length: 2001 }, take).sort((a, b) => a - b);
  return drawn[1000] ?? 0;
}

it('takes as long as its profile says, with a jitter around it', () => {
  const latency = new Latency('typical');
  expect(median(() => latency.ofToken()) / 400).toBeCloseTo(1, 1);
  expect(median(() => latency.ofCall('query', undefined)) / 800).toBeCloseTo(1, 1);
  expect(median(() => latency.ofCall('rows', { Name: 'x' })) / 360).toBeCloseTo(1, 1);
  expect(new Set([1, 2, 3].map(() => latency.ofToken())).size).toBeGreaterThan(1);
});

it('takes longer for more rows of a collection', () => {
  const latency = new Latency('lean');
  expect(median(() => latency.ofCall('collections', rows(1))) / 150).toBeCloseTo(1, 1);
  expect(median(() => latency.ofCall('collections', rows(200))) / 600).toBeCloseTo(1, 1);
});

it('takes as long for a composite as for its subrequests together', () => {
  const latency = new Latency('heavy');
  const base = '/services/data/v66.0';
  const compositeRequest = [
    { url: `${base}/composite/sobjects/Account/Id`, body: rows(200) },
    { url: `${base}/query?q=SELECT+Id+FROM+Account` },
    { url: `${base}/sobjects/Account` }
  ];
  const graphs = [{ compositeRequest: compositeRequest.slice(2) }];
  const took = median(() => latency.ofCall('composite', { compositeRequest }));
  expect(took / (8000 + 2000 + 2000)).toBeCloseTo(1, 1);
  expect(median(() => latency.ofCall('graph', { graphs })) / 2000).toBeCloseTo(1, 1);
});

it('repeats its jitter with the seed', () => {
  const draw = (seed: number) => {
    const latency = new Latency('typical', seed);
    return Array.from({ length: 20 }, () => latency.ofToken());
  };
  expect(draw(3)).toEqual(draw(3));
  expect(draw(3)).not.toEqual(draw(4));
});

it('says how Bulk behaves and which rows meet locks', () => {
  expect(new Latency('heavy').bulk).toEqual({ queueSeconds: 60, rowsPerSecond: 60 });
  expect(new Latency('heavy').faults).toMatchObject([{ kind: 'lock', probability: 0.2 }]);
  expect(new Latency('lean').faults).toEqual([]);
});
