import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';

const BUILT = fileURLToPath(new URL('../../web/dist/download.html', import.meta.url));

/** The page's frame as the front end's build made it, with its hashed style sheet and script. */
@Injectable()
export class DownloadTemplate {
  private readonly html = readFile(BUILT, 'utf8');

  constructor() {
    // A missing build is told by the request that needs it.
    this.html.catch(() => undefined);
  }

  read(): Promise<string> {
    return this.html;
  }
}
