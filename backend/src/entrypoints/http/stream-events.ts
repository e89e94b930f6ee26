import type { Response } from 'express';
import type { Answer } from './endpoint.ts';

const KEEP_ALIVE_MS = 20_000;

/** Sends server-sent events until the client goes away, the stream ends, or the service stops. */
export async function streamEvents(
  response: Response,
  stream: NonNullable<Answer['stream']>,
  stopped: AbortSignal
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  response.set('Content-Type', 'text/event-stream').set('X-Accel-Buffering', 'no');
  response.flushHeaders();
  // Proxies close what is silent for long.
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE_MS);
  try {
    await stream(
      (event, data) => {
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      },
      AbortSignal.any([gone.signal, stopped])
    );
  } finally {
    clearInterval(keepAlive);
    response.end();
  }
}
