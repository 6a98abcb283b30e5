import { ROLES } from '@enrollment/domain';
import { CurrentUser, type Identity, Roles } from '@enrollment/http';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { type Operator, operatorSchema, operatorView } from './operator.view.js';

@Controller('api/v1/me')
export class MeController {
  @Get()
  @ApiOperation({ summary: 'Who is logged in, with which roles and for which services' })
  @Roles(...ROLES)
  @ApiOkResponse({ standardSchema: operatorSchema })
  me(@CurrentUser() user: Identity): Operator {
    return operatorView(user);
  }
}
