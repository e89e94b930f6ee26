import { z } from 'zod';
import {
  ApexCompileError,
  ApexSyntaxError,
  callController,
  NotImplementedError,
  programOf
} from '../../apex/index.ts';
import { PageError } from '../page-error.ts';
import { jsonBody } from '../page-request.ts';
import type { PageCall, PageReply, PageRoute } from './route.ts';

const apexCall = z.strictObject({
  className: z.string(),
  method: z.string(),
  args: z.record(z.string(), z.unknown()).default({})
});

export const apexRoute: PageRoute = { method: 'POST', path: '/apex', answer: callApex };

/** A component's call of Apex; `Server-Timing` tells what it took. */
function callApex({ viewer, request }: PageCall): PageReply {
  const parsed = apexCall.safeParse(jsonBody(request));
  if (!parsed.success) {
    throw new PageError(400, 'INVALID_INPUT', z.prettifyError(parsed.error));
  }
  const { org, userId } = viewer;
  try {
    const answer = callController(programOf(org), org, { userId, ...parsed.data });
    const use = org.apexCalls.list().at(-1);
    const timing = `apex;dur=${use?.milliseconds.toFixed(1) ?? 0}, soql;desc="${use?.soqlQueries ?? 0} queries"`;
    return {
      status: answer.ok ? 200 : answer.status,
      body: answer,
      headers: { 'Server-Timing': timing }
    };
  } catch (error) {
    if (error instanceof NotImplementedError) {
      throw new PageError(501, 'NOT_IMPLEMENTED', error.message);
    }
    const isOfCode = error instanceof ApexCompileError || error instanceof ApexSyntaxError;
    throw isOfCode ? new PageError(500, 'APEX_COMPILE_ERROR', error.message) : error;
  }
}
