import type { LinkOpening } from '../api/token-site.client.js';
import type { Memory } from '../memory/memory.js';

/** What is known of the link that the app was opened with. */
export type LinkReading =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'unknown' }
  | LinkOpening;

/** Where the clock check and the set-up were entered from, and so where "back" leads. */
type Entrance = 'start' | 'settings';

export type Screen =
  | { readonly name: 'opening' }
  | { readonly name: 'storage-refused' }
  | { readonly name: 'install-first' }
  | { readonly name: 'start' }
  | { readonly name: 'clock-check'; readonly from: Entrance }
  | { readonly name: 'set-up'; readonly from: Entrance }
  | { readonly name: 'set-up-complete'; readonly tokenId: string }
  | { readonly name: 'naming'; readonly tokenId: string }
  | { readonly name: 'codes'; readonly justSetUp: boolean }
  | { readonly name: 'settings' }
  | { readonly name: 'token'; readonly tokenId: string };

export interface Flow {
  readonly screen: Screen;
  readonly memory: Memory;
  readonly link: LinkReading;
}

export type FlowEvent =
  | { readonly type: 'recalled'; readonly memory: Memory; readonly mustInstall: boolean }
  | { readonly type: 'storage-refused' }
  | { readonly type: 'memory-changed'; readonly memory: Memory }
  | { readonly type: 'link-read'; readonly link: LinkReading }
  | { readonly type: 'read-link-again' }
  | { readonly type: 'link-dropped'; readonly memory: Memory }
  | { readonly type: 'go-on' }
  | { readonly type: 'back' }
  | { readonly type: 'provisioned'; readonly memory: Memory; readonly tokenId: string }
  | { readonly type: 'named'; readonly memory: Memory }
  | { readonly type: 'forgotten'; readonly memory: Memory }
  | { readonly type: 'add-token' }
  | { readonly type: 'check-clock' }
  | { readonly type: 'open-settings' }
  | { readonly type: 'open-token'; readonly tokenId: string };

export const OPENING: Flow = {
  screen: { name: 'opening' },
  memory: { tokens: [], link: null },
  link: { state: 'none' },
};
