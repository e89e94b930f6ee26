import { parentPort, workerData } from 'node:worker_threads';
import { validate } from './validate.ts';
import type { ValidationRequest } from './validation.ts';

parentPort?.postMessage(validate(workerData as ValidationRequest));
