import type { NextFunction, Request, RequestHandler, Response } from 'express';
import express from 'express';
import { ProblemException } from '../problem/problem.exception.js';
import { unstorableTexts } from './unstorable-text.js';

const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 8;

/** Depth is a fault of its own: what walks a body later (schemas, hashes) may recurse. */
function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= MAX_DEPTH) return true;
  return Object.values(value).some((member) => isTooDeep(member, depth + 1));
}

/** JSON.parse makes `__proto__` a plain member; whoever copies it later would set a prototype. */
function hasPrototypeMember(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeMember);
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

// Compressed bodies are refused: 16 KiB of them can be megabytes.
const parseJson = express.json({ limit: MAX_BYTES, strict: true, inflate: false, type: () => true });

function faultOf(body: unknown): ProblemException | undefined {
  if (isTooDeep(body) || hasPrototypeMember(body)) return new ProblemException('REQUEST.MALFORMED');
  const faults = unstorableTexts(body);
  return faults.length > 0 ? ProblemException.forFields(faults) : undefined;
}

/** Reads the bodies of the API, before anybody asks who sends them. Other paths take none. */
export function readBodies(): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    if (!request.path.startsWith('/api/') || !hasBody(request)) return next();
    if (!request.is('application/json')) throw new ProblemException('REQUEST.MEDIA_TYPE');
    // A callback of the stream: what it throws would end the process, so it throws nothing.
    parseJson(request, response, (error?: unknown) => next(error ?? faultOf(request.body)));
  };
}
