import '@enrollment/look/look.css';
import './frame/screen.css';
import './clock/clock.css';
import './set-up/set-up.css';
import './codes/codes.css';
import './settings/settings.css';
import { startLanguage } from '@enrollment/look';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.js';
import { prepareInstallation } from './device/installation.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
prepareInstallation();
const i18n = await startLanguage({ ja, en });

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>
  </StrictMode>,
);
