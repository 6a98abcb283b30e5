import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '@enrollment/domain';
import { openAnswer, sealAnswer } from '@enrollment/keys';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import { CLOCK, FACE_OPTIONS, type FaceOptions } from '../face.options.js';
import { checkedBody } from '../input/route-body.js';
import { ProblemException } from '../problem/problem.exception.js';
import { problemOf } from '../problem/problem.mapping.js';
import { type ClaimRequest, type HeldKey, IDEMPOTENCY_STORE, type IdempotencyStore } from './idempotency.store.js';
import { decisionOf, type KeptAnswer } from './kept-answer.js';
import { KeyedRequests } from './keyed-requests.js';
import { assignRequestId } from './request-id.decorator.js';

const WAIT_STEP_MS = 100;
/** Longer than a try waits for its outcome; then the caller is told to come again. */
const WAIT_LIMIT_MS = 15_000;

/** Gives the same Idempotency-Key and request the same answer, and does the work once. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(FACE_OPTIONS) private readonly options: FaceOptions,
    @Inject(IDEMPOTENCY_STORE) private readonly store: IdempotencyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly keyed: KeyedRequests,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (request.headers['idempotency-key'] === undefined) return next.handle();
    const hashes = await this.keyed.hashesOf(context, await checkedBody(context, request.body));
    if (hashes === undefined) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return of(await this.once(hashes, request, response, next));
  }

  private async once(
    hashes: Omit<ClaimRequest, 'now'>,
    request: Request,
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    const { keyHash } = hashes;
    for (let waited = 0; waited <= WAIT_LIMIT_MS; waited += WAIT_STEP_MS) {
      const claim = await this.store.claim({ ...hashes, now: this.clock.now() });
      if (claim.kind === 'other-request') throw new ProblemException('IDEMPOTENCY.KEY_REUSED');
      if (claim.kind === 'answered') return this.replay(keyHash, claim.sealedAnswer, response);
      if (claim.kind === 'mine') {
        assignRequestId(request, claim.requestId);
        return this.work({ keyHash, requestId: claim.requestId }, claim.isFirst, response, next);
      }
      await wait(WAIT_STEP_MS);
    }
    throw new ProblemException('TRY.PENDING');
  }

  private async work(held: HeldKey, isFirst: boolean, response: Response, next: CallHandler): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.keep(held, { kind: 'result', status: response.statusCode, body });
      return body;
    } catch (thrown) {
      const problem = problemOf(thrown);
      const decision = decisionOf(problem);
      if (decision === 'decided') {
        await this.keep(held, { kind: 'problem', code: problem.code, members: problem.members });
      } else if (decision === 'refused-before-writing' && isFirst) await this.store.forget(held);
      else await this.store.release(held);
      throw thrown;
    }
  }

  private async keep(held: HeldKey, answer: KeptAnswer): Promise<void> {
    await this.store.keep(held, sealAnswer(this.options.faceKey, JSON.stringify(answer), [held.keyHash]));
  }

  private replay(keyHash: string, sealedAnswer: string, response: Response): unknown {
    const answer = JSON.parse(openAnswer(this.options.faceKey, sealedAnswer, [keyHash])) as KeptAnswer;
    if (answer.kind === 'problem') throw new ProblemException(answer.code, answer.members);
    response.status(answer.status);
    return answer.body;
  }
}
