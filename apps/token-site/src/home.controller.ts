import { Public } from '@enrollment/http';
import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** Whoever opens the bare address of the token site is led to the app, which says what to do. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Public()
  @Redirect('/app/', 302)
  home(): void {}
}
