import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { root } from '../setup/node-24.js';

/** The programs that npm start runs: all of them end when it ends. */
export class Processes {
  #running = new Set();
  stopping = false;

  /** Starts one of our commands and waits for the one JSON line it prints when it is ready. */
  serve(command, args, environment = {}) {
    const child = this.#spawn(command, args, environment, ['ignore', 'pipe', 'inherit', 'ipc']);
    return new Promise((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
      child.once('exit', (code) => {
        reject(
          new Error(`${command} ${args[0]} ended with exit code ${code} (its reason stands above).`)
        );
        // A service that dies later takes the others with it: half a product helps nobody.
        void this.stop();
      });
    });
  }

  /**
   * Runs one of our commands to its end, its output shown; exit code 3 (rows parked) is no failure.
   * A secret goes in as `input`: arguments are there for every user of the machine to read.
   */
  run(command, args, { environment = {}, input = '' } = {}) {
    const child = this.#spawn(command, args, environment, ['pipe', 'inherit', 'inherit', 'ipc']);
    // A command that ends without reading is no reason to end with it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      child.once('exit', (code) =>
        code === 0 || code === 3
          ? resolve(code)
          : reject(new Error(`porchlight ${args[0]} failed (its reason stands above).`))
      );
    });
  }

  stopOnSignals() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (!this.stopping) console.log('\nStopping …');
        void this.stop();
      });
    }
  }

  /** Asks every program to end, waits, and insists after ten seconds. */
  async stop() {
    if (this.stopping) return;
    this.stopping = true;
    await Promise.all([...this.#running].map(end));
  }

  #spawn(command, args, environment, stdio) {
    const child = spawn(process.execPath, [join(root, 'bin', `${command}.js`), ...args], {
      cwd: root,
      stdio,
      env: { ...process.env, ...environment }
    });
    this.#running.add(child);
    child.once('exit', () => this.#running.delete(child));
    return child;
  }
}

function end(child) {
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    child.kill('SIGTERM');
  });
}
