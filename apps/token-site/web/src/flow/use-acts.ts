import { type Dispatch, useMemo } from 'react';
import type { Token } from '../memory/database.js';
import { forgetToken, nameToken, recall, settleLink } from '../memory/memory.js';
import type { FlowEvent } from './flow.state.js';

export interface Acts {
  readonly provisioned: (token: Token, byLink: boolean) => Promise<void>;
  readonly name: (tokenId: string, addedName: string) => Promise<void>;
  readonly forget: (tokenId: string) => Promise<void>;
  readonly dropLink: () => Promise<void>;
}

/** What changes the memory first and the screen then, so that a reload in between finds the truth. */
export function useActs(dispatch: Dispatch<FlowEvent>): Acts {
  return useMemo(
    () => ({
      async provisioned({ tokenId }, byLink) {
        if (byLink) await settleLink(Date.now());
        dispatch({ type: 'provisioned', tokenId, memory: await recall() });
        // Asked after a tap and with something to keep: browsers grant it then, if at all.
        await navigator.storage.persist();
      },
      async name(tokenId, addedName) {
        await nameToken(tokenId, addedName);
        dispatch({ type: 'named', memory: await recall() });
      },
      async forget(tokenId) {
        await forgetToken(tokenId);
        dispatch({ type: 'forgotten', memory: await recall() });
      },
      async dropLink() {
        await settleLink(Date.now());
        dispatch({ type: 'link-dropped', memory: await recall() });
      },
    }),
    [dispatch],
  );
}
