import type { lookJa } from './look.ja.js';
import type { SameKeys } from './message-types.js';

export const lookEn: SameKeys<typeof lookJa> = {
  shell: { skip: 'Skip to the content', signOut: 'Log out' },
  field: { required: 'Required', optional: 'Optional', show: 'Show' },
  errorSummary: { title: 'Please check what you entered' },
  copy: { action: 'Copy', done: 'Copied', selected: 'Selected. Press Ctrl+C (⌘C) to copy' },
  notice: { info: 'Note', success: 'Done', caution: 'Caution', error: 'Error' },
  stages: {
    label: 'Steps of the set-up',
    issue: 'Issue',
    mail: 'Mail',
    setup: 'App set-up',
    confirmation: 'Confirm',
    done: 'Done',
    standing: { done: ' (done)', current: ' (you are here)', ahead: ' (to come)' },
  },
};
