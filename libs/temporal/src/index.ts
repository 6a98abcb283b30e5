export * from './enrollment-process.js';
export { createEnrollmentProcess, type ProcessSettings } from './process-settings.js';
