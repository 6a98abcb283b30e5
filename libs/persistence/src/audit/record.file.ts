import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_FOLDER = 0o700;
const OWNER_FILE = 0o600;
const CHUNK_BYTES = 65_536;
const NEWLINE = 0x0a;

/** Where the last whole line ends; what follows was never written to its end. */
async function endOfLines(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  for (let end = size; end > 0; end -= CHUNK_BYTES) {
    const start = Math.max(0, end - CHUNK_BYTES);
    const { buffer } = await file.read({ buffer: Buffer.alloc(end - start), position: start });
    const found = buffer.lastIndexOf(NEWLINE);
    if (found >= 0) return start + found + 1;
  }
  return 0;
}

/** Signed records, one a line; lines are only ever added. */
export class RecordFile {
  constructor(private readonly path: string) {}

  /** Kept on the disk before this is fulfilled. */
  async append(line: string): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true, mode: OWNER_FOLDER });
    // Not the mode for appending: half a line that a crash left behind has to give way.
    const file = await open(this.path, constants.O_RDWR | constants.O_CREAT, OWNER_FILE);
    try {
      const end = await endOfLines(file);
      await file.truncate(end);
      await file.write(`${line}\n`, end);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** The whole lines in their order; none when there is no file. */
  async *lines(): AsyncGenerator<string> {
    let unread = '';
    try {
      for await (const chunk of createReadStream(this.path, 'utf8')) {
        const lines = (unread + String(chunk)).split('\n');
        unread = lines.pop() ?? '';
        yield* lines;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }

  /** Reads the end of the file only. */
  async lastLine(): Promise<string | undefined> {
    const file = await open(this.path, 'r').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (file === undefined) return undefined;
    try {
      const end = await endOfLines(file);
      let text = Buffer.alloc(0);
      for (let start = end; start > 0; ) {
        const from = Math.max(0, start - CHUNK_BYTES);
        const { buffer } = await file.read({ buffer: Buffer.alloc(start - from), position: from });
        text = Buffer.concat([buffer, text]);
        const before = text.lastIndexOf(NEWLINE, text.length - 2);
        if (before >= 0) return text.toString('utf8', before + 1, text.length - 1);
        start = from;
      }
      return text.length === 0 ? undefined : text.toString('utf8', 0, text.length - 1);
    } finally {
      await file.close();
    }
  }
}
