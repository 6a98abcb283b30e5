import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import express from 'express';

const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

const page = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[<&]/g, '')}</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body><div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** The style sheet of the page draws its arrows from data: images; nothing else of the face may. */
const allowDataImages: RequestHandler = (_request, response, next) => {
  const policy = String(response.getHeader('Content-Security-Policy') ?? "default-src 'self'");
  response.setHeader('Content-Security-Policy', `${policy};img-src 'self' data:`);
  next();
};

/** The OpenAPI document and its readable page, from our own origin only. Built when first asked for. */
export function serveDocuments(title: string, build: () => OpenAPIObject): RequestHandler {
  let document: OpenAPIObject | undefined;
  const router = express.Router({ strict: false });
  router.get('/api/openapi.json', (_request, response) => {
    document ??= build();
    response.json(document);
  });
  router.get('/api/docs', allowDataImages, (_request, response) => {
    response.type('html').send(page(title));
  });
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('js').send(START);
  });
  router.use('/api/docs', express.static(assets, { index: false, redirect: false }));
  return router;
}
