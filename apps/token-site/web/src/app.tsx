import { type ReactElement, useCallback } from 'react';
import { ClockCheckScreen } from './clock/clock-check.screen.js';
import { CodesScreen } from './codes/codes.screen.js';
import { screenBefore } from './flow/flow.machine.js';
import { useActs } from './flow/use-acts.js';
import { useFlow } from './flow/use-flow.js';
import { useBackButton } from './frame/use-back-button.js';
import { NamingScreen } from './set-up/naming.screen.js';
import { SetUpScreen } from './set-up/set-up.screen.js';
import { SetUpCompleteScreen } from './set-up/set-up-complete.screen.js';
import { SettingsScreen } from './settings/settings.screen.js';
import { TokenScreen } from './settings/token.screen.js';
import { InstallFirstScreen } from './start/install-first.screen.js';
import { OpeningScreen, StorageRefusedScreen } from './start/plain.screens.js';
import { StartScreen } from './start/start.screen.js';

export function App(): ReactElement {
  const [flow, dispatch] = useFlow();
  const acts = useActs(dispatch);
  const { screen, memory, link } = flow;
  const goBack = useCallback(() => dispatch({ type: 'back' }), [dispatch]);
  const onBack = screenBefore(flow) ? goBack : undefined;
  useBackButton(onBack);

  const goOn = () => dispatch({ type: 'go-on' });
  const shown = 'tokenId' in screen ? memory.tokens.find((token) => token.tokenId === screen.tokenId) : undefined;

  switch (screen.name) {
    case 'opening':
      return <OpeningScreen />;
    case 'storage-refused':
      return <StorageRefusedScreen />;
    case 'install-first':
      return <InstallFirstScreen />;
    case 'start':
      return (
        <StartScreen
          link={link}
          hasTokens={memory.tokens.length > 0}
          onGoOn={goOn}
          onReadAgain={() => dispatch({ type: 'read-link-again' })}
          onDropLink={() => void acts.dropLink()}
          onBack={onBack}
        />
      );
    case 'clock-check':
      return <ClockCheckScreen onGoOn={goOn} onBack={onBack} />;
    case 'set-up': {
      const linked = link.state === 'open' ? link.userId : null;
      return (
        <SetUpScreen
          link={link}
          onProvisioned={(token) => acts.provisioned(token, token.userId === linked)}
          onBack={onBack}
        />
      );
    }
    case 'codes':
      return (
        <CodesScreen
          tokens={memory.tokens}
          justSetUp={screen.justSetUp}
          onSettings={() => dispatch({ type: 'open-settings' })}
        />
      );
    case 'settings':
      return (
        <SettingsScreen
          tokens={memory.tokens}
          onAdd={() => dispatch({ type: 'add-token' })}
          onToken={(tokenId) => dispatch({ type: 'open-token', tokenId })}
          onClock={() => dispatch({ type: 'check-clock' })}
          onBack={onBack}
        />
      );
  }

  if (!shown) return <OpeningScreen />;
  switch (screen.name) {
    case 'set-up-complete':
      return <SetUpCompleteScreen token={shown} onGoOn={goOn} />;
    case 'naming':
      return <NamingScreen token={shown} onName={(addedName) => void acts.name(shown.tokenId, addedName)} />;
    case 'token':
      return (
        <TokenScreen
          token={shown}
          onRename={(addedName) => void acts.name(shown.tokenId, addedName)}
          onRemove={() => void acts.forget(shown.tokenId)}
          onBack={onBack}
        />
      );
  }
}
