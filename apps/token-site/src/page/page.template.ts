import { readFile } from 'node:fs/promises';

const FILE = new URL('../../web/dist/download.html', import.meta.url);

/** The front end's build holds it, with the hashed names of style sheets and script. */
export class PageTemplate {
  private text: string | undefined;

  async read(): Promise<string> {
    this.text ??= await readFile(FILE, 'utf8');
    return this.text;
  }
}
