import 'reflect-metadata';
import { readSettings, startProgram } from '@enrollment/config';
import {
  createDataSource,
  GROUP_ROLES,
  grantTableRights,
  type ServiceSeed,
  seedServices,
} from '@enrollment/persistence';
import { migrationSettings } from './migration.settings.js';

/** Two services, so that nothing is built for one tenant only. */
const DEMO_SERVICES: readonly ServiceSeed[] = [
  {
    id: '10010001',
    nameJa: 'あおば銀行ビジネスダイレクト',
    nameEn: 'Aoba Bank Business Direct',
    senderNameJa: 'あおば銀行 ワンタイムパスワード',
    senderNameEn: 'Aoba Bank One-Time Password',
    senderAddress: 'otp@otp-auth.example',
    tokenIssuer: 'Aoba Bank',
    accent: null,
  },
  {
    id: '20020002',
    nameJa: 'みなと信用金庫WEBサービス',
    nameEn: 'Minato Shinkin Web Service',
    senderNameJa: 'みなと信用金庫 ワンタイムパスワード',
    senderNameEn: 'Minato Shinkin One-Time Password',
    senderAddress: 'otp@minato.otp-auth.example',
    tokenIssuer: 'Minato Shinkin',
    accent: null,
  },
];

await startProgram(async () => {
  const { DATABASE_URL } = readSettings(migrationSettings, process.env);
  const dataSource = await createDataSource({
    url: DATABASE_URL,
    applicationName: 'migrate',
    statementTimeoutMs: 0,
  }).initialize();
  try {
    await dataSource.runMigrations();
    if (!(await grantTableRights(dataSource))) {
      process.stderr.write(
        `the owner may not create roles, so none has rights: let an administrator create ${Object.values(GROUP_ROLES).join(', ')} and migrate again\n`,
      );
    }
    await seedServices(dataSource, DEMO_SERVICES, new Date());
  } finally {
    await dataSource.destroy();
  }
});
