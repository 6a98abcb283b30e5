import { describe, expect, it } from '@jest/globals';
import { methodsOf, type RouteEntry, unmarkedRoutes } from './route-list.js';
import { Authenticated, marksOf, Public, Roles } from './route-mark.decorator.js';

class Sample {
  @Public()
  open(): void {}

  @Roles('operator')
  @Authenticated()
  twice(): void {}

  none(): void {}
}

const route = (method: string, path: string, name: 'open' | 'twice' | 'none'): RouteEntry => ({
  method,
  path,
  handler: `Sample.${name}`,
  marks: marksOf(Sample.prototype[name]),
  refusals: [],
});

describe('the list of routes', () => {
  it('finds those with no mark and those with two', () => {
    const routes = [route('GET', '/a', 'open'), route('GET', '/b', 'twice'), route('GET', '/c', 'none')];
    expect(unmarkedRoutes(routes).map(({ handler }) => handler)).toEqual(['Sample.twice', 'Sample.none']);
  });

  it('knows the methods of a path', () => {
    const routes = [route('GET', '/api/v1/people/:id', 'open'), route('DELETE', '/api/v1/people/:id', 'open')];
    expect(methodsOf(routes, '/api/v1/people/7')).toEqual(['DELETE', 'GET', 'HEAD']);
    expect(methodsOf(routes, '/api/v1/people/')).toEqual([]);
    expect(methodsOf(routes, '/api/v1/people/7/more')).toEqual([]);
  });
});
