import { Refusal } from '@enrollment/domain';
import { Body, Controller, Delete, Get, HttpCode, Inject, Module, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { CurrentUser } from './access/current-user.decorator.js';
import type { Identity } from './access/identity.js';
import { Authenticated, Public, Roles } from './access/route-mark.decorator.js';
import { IdempotencyScope } from './idempotency/idempotency-scope.decorator.js';
import { RequestId } from './idempotency/request-id.decorator.js';
import { problemIssue } from './input/problem-issue.js';
import { ProblemException } from './problem/problem.exception.js';
import { beginSession } from './session/session-lifecycle.js';
import { EventStreams } from './streams/event-streams.js';

const person = z.strictObject({ name: z.string().min(2), age: z.number().optional() });
const checked = z.strictObject({ userId: z.string().refine(() => false, problemIssue('USER_ID.CHECK_DIGIT')) });
const scoped = z.strictObject({ device: z.string(), outcome: z.enum(['done', 'refused', 'pending', 'budget']) });

/** What the handlers of the fixture did, for specs to look at. */
export const handled: string[] = [];
export const gate: { opened: Promise<void> } = { opened: Promise.resolve() };

@Controller('api/v1')
class FixtureController {
  constructor(@Inject(EventStreams) private readonly streams: EventStreams) {}

  @Post('sign-in')
  @Public()
  @HttpCode(204)
  async signIn(@Req() request: Request, @Query('roles') roles = ''): Promise<void> {
    const identity: Identity = {
      issuer: 'http://localhost:1',
      subject: 'customer001',
      loginId: 'customer001',
      name: 'さくら商事',
      locale: null,
      roles: roles.split(','),
      services: [],
      authenticatedAt: 0,
    };
    await beginSession(request, { identity, startedAt: Date.now() });
  }

  @Get('me')
  @Authenticated()
  me(@CurrentUser() user: Identity): { loginId: string } {
    return { loginId: user.loginId };
  }

  @Get('supervised')
  @Roles('supervisor')
  supervised(): { ok: true } {
    return { ok: true };
  }

  @Post('people')
  @Authenticated()
  async add(@RequestId() id: string, @Body({ schema: person }) body: z.output<typeof person>): Promise<unknown> {
    handled.push(body.name);
    await gate.opened;
    return { id, ...body };
  }

  @Delete('people/:id')
  @Authenticated()
  remove(@Param('id') id: string): { id: string } {
    return { id };
  }

  @Post('checked')
  @Public()
  checked(@Body({ schema: checked }) body: unknown): unknown {
    return body;
  }

  @Post('scoped')
  @Public()
  @IdempotencyScope((body: z.output<typeof scoped>) => body.device)
  scoped(@RequestId() id: string, @Body({ schema: scoped }) { outcome }: z.output<typeof scoped>): { id: string } {
    handled.push(id);
    if (outcome === 'refused') throw new Refusal('PROVISIONING.REFUSED', { attemptsRemaining: 5 - handled.length });
    if (outcome === 'pending') throw new ProblemException('TRY.PENDING');
    if (outcome === 'budget') throw new ProblemException('BUDGET.TRIES');
    return { id };
  }

  @Get('fault')
  @Public()
  fault(): never {
    throw new Error('secret: 1234');
  }

  @Get('away')
  @Public()
  away(): never {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }

  @Get('events')
  @Authenticated()
  events(@Req() request: Request, @Res() response: Response): void {
    this.streams.open(request, response).send('enrollment', { state: 'ISSUING' });
  }
}

@Module({ controllers: [FixtureController] })
export class FixtureModule {}
