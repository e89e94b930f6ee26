import { randomUUID } from 'node:crypto';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Stands before a local org and takes every row without storing it, so that a benchmark measures the client
 * alone. A process of its own: `node swallowing-org.ts <org> <milliseconds of a call> <batches left>`. All
 * other calls go on to the org. Prints its address once ready.
 */
const [org = '', milliseconds = '0', batchesLeft = '15000'] = process.argv.slice(2);
const latency = Number(milliseconds);
const jobs = new Map<string, { state: string; rows: number }>();
const written = { calls: 0, rows: 0, firstAt: 0, lastAt: 0 };

const server = createServer((question, answer) => {
  respond(question, answer).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    answer.destroy();
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});

async function respond(question: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method = 'GET', url = '' } = question;
  if (url === '/swallowed') return send(answer, 200, written);
  if (url.endsWith('/limits')) {
    return send(answer, 200, {
      DailyBulkApiBatches: { Max: 15_000, Remaining: Number(batchesLeft) }
    });
  }
  if (/\/jobs\/ingest\b/.test(url)) return takeJob(question, answer);
  if (method === 'GET') return carry(question, answer, '');
  const body = await text(question);
  const arrivedAt = performance.now();
  if (url.endsWith('/composite') && !body.includes('"method":"GET"')) {
    const bodyOf = (results: unknown) => ({ compositeResponse: results });
    return takeRows({ answer, arrivedAt, bodyOf }, subrequestsOf(body));
  }
  if (/\/composite\/sobjects\/\w/.test(url)) {
    const records = listOf(body, 'records');
    const bodyOf = ([only]: Result[]) => only?.body;
    return takeRows({ answer, arrivedAt, bodyOf }, [{ referenceId: '', records }]);
  }
  return carry(question, answer, body);
}

interface Subrequest {
  readonly referenceId: string;
  readonly records: readonly unknown[];
}

interface Result {
  readonly body: unknown;
}

interface RowCall {
  readonly answer: ServerResponse;
  /** When the whole of it was here. */
  readonly arrivedAt: number;
  readonly bodyOf: (results: Result[]) => unknown;
}

/** Answers so long after the call's arrival: what this process does with the rows is part of that. */
async function takeRows(
  { answer, arrivedAt, bodyOf }: RowCall,
  subrequests: readonly Subrequest[]
): Promise<void> {
  written.firstAt ||= arrivedAt;
  written.calls += 1;
  const results = subrequests.map(({ referenceId, records }) => {
    written.rows += records.length;
    const body = records.map(() => ({ id: newId(), success: true, created: true, errors: [] }));
    return { referenceId, httpStatusCode: 200, httpHeaders: {}, body };
  });
  const content = JSON.stringify(bodyOf(results));
  if (latency > 0) await delay(arrivedAt + latency - performance.now());
  written.lastAt = performance.now();
  send(answer, 200, content);
}

async function takeJob(question: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { method, url = '' } = question;
  const [, id = '', part] = /\/jobs\/ingest\/?(\w*)\/?(\w*)/.exec(url) ?? [];
  const job = jobs.get(id);
  if (method === 'POST') {
    const made = newId();
    jobs.set(made, { state: 'Open', rows: 0 });
    return send(answer, 200, {
      id: made,
      state: 'Open',
      contentUrl: `${url.slice(1)}/${made}/batches`
    });
  }
  if (!job) return send(answer, 404, [{ errorCode: 'NOT_FOUND', message: 'no such job' }]);
  if (method === 'PUT') {
    // The header is no row.
    job.rows = (await countLines(question)) - 1;
    written.rows += job.rows;
    return send(answer, 201, '');
  }
  if (method === 'PATCH') job.state = 'JobComplete';
  if (part) return send(answer, 200, 'sf__Id,sf__Created\n', 'text/csv');
  const counts = { numberRecordsProcessed: job.rows, numberRecordsFailed: 0 };
  return send(answer, 200, { id, state: job.state, ...counts });
}

/** Rows of these benchmarks have no line breaks in them. */
async function countLines(stream: IncomingMessage): Promise<number> {
  let lines = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return lines;
}

function subrequestsOf(body: string): Subrequest[] {
  return (listOf(body, 'compositeRequest') as { referenceId: string; body: unknown }[]).map(
    ({ referenceId, body: content }) => ({ referenceId, records: listIn(content, 'records') })
  );
}

function listOf(body: string, name: string): unknown[] {
  return listIn(JSON.parse(body), name);
}

function listIn(content: unknown, name: string): unknown[] {
  return (content as Record<string, unknown[]>)[name] ?? [];
}

async function carry(question: IncomingMessage, answer: ServerResponse, body: string) {
  const { method, url, headers } = question;
  const onward = request(org + url, { method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  onward.end(body);
}

function send(answer: ServerResponse, status: number, body: unknown, type = 'application/json') {
  answer.writeHead(status, { 'content-type': type });
  answer.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function newId(): string {
  return `a00${randomUUID().replaceAll('-', '').slice(0, 15)}`;
}
