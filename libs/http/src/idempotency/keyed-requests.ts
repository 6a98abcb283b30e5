import type { Clock } from '@enrollment/domain';
import { keyedHash } from '@enrollment/keys';
import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CLOCK, FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { ProblemException } from '../problem/problem.exception.js';
import { canonicalJson } from './canonical-json.js';
import { requestScope } from './idempotency.scope.js';
import { type EarlierRequest, IDEMPOTENCY_STORE, type IdempotencyStore } from './idempotency.store.js';

export interface RequestHashes {
  readonly keyHash: string;
  readonly requestHash: string;
}

/** What an Idempotency-Key stands for: whose it is, of which route, and with which body. */
@Injectable()
export class KeyedRequests {
  constructor(
    @Inject(FACE_OPTIONS) private readonly options: FaceOptions,
    @Inject(IDEMPOTENCY_STORE) private readonly store: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined where there is no key, or nobody whose it could be. */
  async hashesOf(context: ExecutionContext, body: unknown): Promise<RequestHashes | undefined> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = keyOf(request);
    const scope = key && (await requestScope(context, request, body));
    if (key === undefined || scope === undefined) return undefined;
    const route = `${context.getClass().name}.${context.getHandler().name}`;
    const { faceKey, name } = this.options;
    return {
      keyHash: keyedHash(faceKey, 'idempotency-key', name, scope, route, key),
      requestHash: keyedHash(faceKey, 'idempotency-request', request.originalUrl, canonicalJson(request.body)),
    };
  }

  /** For guards, which come before the key is claimed: whether this very request has been here before. */
  async earlier(context: ExecutionContext): Promise<EarlierRequest | undefined> {
    const { body } = context.switchToHttp().getRequest<Request>();
    const hashes = await this.hashesOf(context, body);
    return hashes && this.store.find({ ...hashes, now: this.clock.now() });
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function keyOf(request: Request): string | undefined {
  const key = request.headers['idempotency-key'];
  if (SAFE_METHODS.has(request.method) || key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const message = 'Send 1 to 255 printable ASCII characters.';
  throw ProblemException.forFields([{ field: 'Idempotency-Key', code: 'FORMAT', message }]);
}
