import 'reflect-metadata';
import { startProgram } from '@enrollment/config';
import { createDataSource, GROUP_ROLES, grantRights, makeLogIns, seedServices } from '@enrollment/persistence';
import { readMigrationSettings } from './migration.settings.js';
import { readServices } from './services.file.js';

await startProgram(async () => {
  const settings = readMigrationSettings(process.env);
  const dataSource = await createDataSource({
    url: settings.DATABASE_URL,
    applicationName: 'migrate',
    statementTimeoutMs: 0,
  }).initialize();
  try {
    await dataSource.runMigrations();
    if (!(await grantRights(dataSource))) {
      process.stderr.write(
        `the owner may not create roles, so none has rights: let an administrator create ${Object.values(GROUP_ROLES).join(', ')} and migrate again\n`,
      );
    }
    await makeLogIns(dataSource, {
      portal: settings.DATABASE_URL_PORTAL,
      tokenSite: settings.DATABASE_URL_TOKEN_SITE,
      backOffice: settings.DATABASE_URL_BACK_OFFICE,
      worker: settings.DATABASE_URL_WORKER,
    });
    if (settings.SERVICES_FILE !== undefined) {
      const added = await seedServices(dataSource, readServices(settings.SERVICES_FILE), new Date());
      for (const id of added) process.stdout.write(`service ${id} is added, with the default policy\n`);
    }
  } finally {
    await dataSource.destroy();
  }
});
