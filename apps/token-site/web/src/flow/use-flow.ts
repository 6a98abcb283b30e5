import { type Dispatch, useEffect, useReducer } from 'react';
import { openLink } from '../api/token-site.client.js';
import { browserSigns, isAppleMobile, isInstalled } from '../device/device.kind.js';
import { linkIn, removeFragment } from '../memory/link.fragment.js';
import { onChangeElsewhere } from '../memory/memory.channel.js';
import { keepLink, recall } from '../memory/memory.js';
import { nextFlow } from './flow.machine.js';
import { type Flow, type FlowEvent, type LinkReading, OPENING } from './flow.state.js';

/** On iOS a tab's storage is not the installed app's, and may be emptied after a week without a visit. */
function mustInstall(): boolean {
  return isAppleMobile(browserSigns()) && !isInstalled();
}

/** Before installation the address stays as it is: it becomes the installed app's start URL. */
async function takeLink(): Promise<void> {
  const code = linkIn(location.hash);
  if (code === null || mustInstall()) return;
  await keepLink(code);
  removeFragment();
}

async function read(code: string): Promise<LinkReading> {
  const answer = await openLink(code);
  if (answer.ok) return answer.value;
  return {
    state: answer.problem.code === 'LINK.UNKNOWN' || answer.problem.code === 'VALIDATION' ? 'unknown' : 'unreachable',
  };
}

export function useFlow(): [Flow, Dispatch<FlowEvent>] {
  const [flow, dispatch] = useReducer(nextFlow, OPENING);

  useEffect(() => {
    const open = async () => {
      await takeLink();
      dispatch({ type: 'recalled', memory: await recall(), mustInstall: mustInstall() });
    };
    const follow = async () => {
      await takeLink();
      dispatch({ type: 'memory-changed', memory: await recall() });
    };
    const refuse = () => dispatch({ type: 'storage-refused' });
    const followAgain = () => void follow().catch(refuse);
    void open().catch(refuse);
    const stop = onChangeElsewhere(followAgain);
    addEventListener('hashchange', followAgain);
    return () => {
      stop();
      removeEventListener('hashchange', followAgain);
    };
  }, []);

  const wanted = flow.link.state === 'reading' ? flow.memory.link : null;
  useEffect(() => {
    if (wanted === null) return;
    let current = true;
    void read(wanted).then((link) => current && dispatch({ type: 'link-read', link }));
    return () => {
      current = false;
    };
  }, [wanted]);

  return [flow, dispatch];
}
