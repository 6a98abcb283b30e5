import type { DataFolder } from './data-folder.js';
import type { Program } from './processes/program.js';
import type { StackSettings } from './stack.settings.js';
import type { StackAddresses } from './stack-addresses.js';

/** A running stack in the hands of the one who started it. */
export interface Stack {
  readonly settings: StackSettings;
  readonly addresses: StackAddresses;
  readonly data: DataFolder;
  /** The parts by name, in the order of their start. */
  readonly parts: ReadonlyMap<string, Program>;
  /** @throws StartRefused when there is no such part */
  part(name: string): Program;
  /** Ends every part, the last one begun first. */
  stop(): Promise<void>;
}
