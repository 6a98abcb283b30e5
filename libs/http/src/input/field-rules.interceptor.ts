import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { ProblemException } from '../problem/problem.exception.js';
import { signedInOf } from '../session/session-data.js';
import { fieldRuleOf } from './field-rules.decorator.js';
import { checkedBody } from './route-body.js';

@Injectable()
export class FieldRulesInterceptor implements NestInterceptor {
  constructor(private readonly modules: ModuleRef) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const rule = fieldRuleOf(context.getHandler());
    if (rule !== undefined) {
      const request = context.switchToHttp().getRequest<Request>();
      const body = await checkedBody(context, request.body);
      const faults = await this.modules.get(rule, { strict: false }).faults(body, signedInOf(request));
      if (faults.length > 0) throw ProblemException.forFields(faults);
    }
    return next.handle();
  }
}
