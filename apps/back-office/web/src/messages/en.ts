import type { SameKeys } from '@enrollment/look';
import type { ja } from './ja.js';
import { stuckEn } from './stuck.en.js';

export const en: SameKeys<typeof ja> = {
  frame: {
    name: 'Enrollment back office',
    operator: '{{name}} ({{roles}})',
    separator: ', ',
  },
  role: { viewer: 'Viewer', operator: 'Operator', supervisor: 'Supervisor', engineer: 'Engineer' },
  signIn: {
    title: 'Log in',
    purpose: 'For bank staff who help customers through the set-up of their one-time password.',
    action: 'Log in',
  },
  failure: {
    notAdmitted: {
      title: 'You cannot use this page',
      advice: 'You have no role in the back office. Please ask your administrator.',
    },
    unreachable: {
      title: 'This page could not be shown',
      advice: 'The server cannot be reached. Check your connection and try again.',
    },
    again: 'Load again',
  },
  stuck: stuckEn,
  stuckQueue: {
    title: 'Stuck',
    empty: 'The list cannot be shown yet',
    explanation:
      'Customers whose set-up has come to a halt will stand here, with the reason, since when, and what to do next.',
  },
};
