import '@enrollment/look/look.css';
import './frame/back-office.css';
import { startLanguage } from '@enrollment/look';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { queryClient } from './api/queries.js';
import { BackOffice } from './back-office.js';
import { en } from './messages/en.js';
import { ja } from './messages/ja.js';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const i18n = await startLanguage({ ja, en });

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <BackOffice />
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
