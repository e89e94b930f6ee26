import { parentPort } from 'node:worker_threads';
import { validate } from './validate.ts';
import type { ValidationRequest } from './validation.ts';

parentPort?.on('message', (request: ValidationRequest) => {
  parentPort?.postMessage(validate(request));
});
