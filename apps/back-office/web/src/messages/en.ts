import type { SameKeys } from '@enrollment/look';
import { actEn } from './act.en.js';
import { approvalsEn } from './approvals.en.js';
import { enrollmentEn, mailEn, stateEn } from './enrollment.en.js';
import { eventDetailsEn } from './event-details.en.js';
import type { ja } from './ja.js';
import { stuckEn } from './stuck.en.js';

export const en: SameKeys<typeof ja> = {
  frame: {
    name: 'Enrollment back office',
    operator: '{{name}} ({{roles}})',
    separator: ', ',
    zone: 'All times are Japan time.',
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
    notFound: {
      title: 'There is no such enrollment',
      advice: 'The address is not right, or the enrollment is not of a service of yours.',
    },
    again: 'Load again',
  },
  stuck: stuckEn,
  stuckQueue: {
    title: 'Stuck',
    empty: 'Nobody is stuck',
    explanation: 'Customers whose set-up comes to a halt stand here, with the reason, since when, and what to do next.',
    total: '{{total}} in all',
    totalOrMore: '{{total}} or more in all',
    service: 'Service {{serviceId}}',
    more: 'Show more',
    reading: 'Loading…',
  },
  approvals: approvalsEn,
  readAt: { asOf: 'As of {{time}}', reload: 'Reload' },
  enrollment: enrollmentEn,
  state: stateEn,
  mail: mailEn,
  device: { smartphone: 'Smartphone', 'feature-phone': 'Feature phone' },
  act: actEn,
  actor: {
    customer: 'Customer',
    device: 'The customer’s phone',
    system: 'System',
    operator: 'Bank staff',
    operatorNamed: '{{name}} ({{role}})',
  },
  timeline: {
    title: 'Time line',
    generation: 'Issue no. {{generation}}',
    reason: 'Reason: {{reason}}',
    separator: ' · ',
  },
  detail: eventDetailsEn,
  moment: { now: 'just now', ago: '{{duration}} ago' },
};
