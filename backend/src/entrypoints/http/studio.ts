import compression from 'compression';
import express, { Router, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Scripts, styles and pictures come from here alone. Components insert their own style elements, so
 * inline styles are allowed; inline scripts are not.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'"
].join('; ');

/** The built Studio: one page, and files whose names change with their content. */
export function serveStudio(folder: string): Router {
  const router = Router();
  router.use(compression());
  router.use(
    express.static(folder, {
      index: 'index.html',
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (response: Response, file: string) => {
        const isAsset = file.startsWith(join(folder, 'assets') + sep);
        response.set('Content-Security-Policy', POLICY);
        response.set('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
      }
    })
  );
  return router;
}

/** Whether the folder holds a built Studio. */
export function isStudio(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}
