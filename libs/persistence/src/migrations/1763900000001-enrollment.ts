import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = `('ISSUING','AWAITING_PROVISIONING','AWAITING_CONFIRMATION','LOCKED')`;

const TABLES = [
  `CREATE TABLE service (
    id text PRIMARY KEY CHECK (id ~ '^[0-9]{4,8}$'),
    name_ja text NOT NULL, name_en text NOT NULL,
    sender_name_ja text NOT NULL, sender_name_en text NOT NULL, sender_address text NOT NULL,
    token_issuer text NOT NULL, accent text,
    policy_version integer NOT NULL,
    position integer NOT NULL UNIQUE,
    created_at timestamptz NOT NULL)`,
  `CREATE TABLE policy (
    service_id text NOT NULL REFERENCES service,
    version integer NOT NULL CHECK (version >= 1),
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (service_id, version))`,
  `CREATE TABLE customer (
    id uuid PRIMARY KEY,
    service_id text NOT NULL REFERENCES service,
    issuer text NOT NULL, subject text NOT NULL,
    login_id text NOT NULL, display_name text NOT NULL, known_mail_address text,
    on_hold_since timestamptz,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    UNIQUE (service_id, issuer, subject))`,
  `CREATE TABLE enrollment (
    id uuid PRIMARY KEY,
    service_id text NOT NULL, customer_id uuid NOT NULL REFERENCES customer,
    policy_version integer NOT NULL,
    locale text NOT NULL CHECK (locale IN ('ja','en')),
    generation integer NOT NULL CHECK (generation >= 1),
    state text NOT NULL CHECK (state IN ('ISSUING','AWAITING_PROVISIONING','AWAITING_CONFIRMATION','LOCKED','ACTIVE','EXPIRED','CANCELLED')),
    locked_from text CHECK (locked_from IN ('ISSUING','AWAITING_PROVISIONING','AWAITING_CONFIRMATION')),
    deadline timestamptz NOT NULL, reminder_at timestamptz, failing_since timestamptz,
    version integer NOT NULL,
    event_count integer NOT NULL, head_hash bytea,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    activated_at timestamptz, ended_at timestamptz,
    FOREIGN KEY (service_id, policy_version) REFERENCES policy,
    CHECK ((state = 'LOCKED') = (locked_from IS NOT NULL)),
    CHECK ((state = 'ACTIVE') = (activated_at IS NOT NULL)),
    CHECK ((state IN ${OPEN}) = (ended_at IS NULL)))`,
  `CREATE UNIQUE INDEX enrollment_one_open ON enrollment (customer_id, service_id) WHERE state IN ${OPEN}`,
  `CREATE INDEX enrollment_ended ON enrollment (ended_at) WHERE ended_at IS NOT NULL`,
  `CREATE INDEX enrollment_of_customer ON enrollment (customer_id, created_at DESC)`,
  `CREATE TABLE generation (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollment, number integer NOT NULL CHECK (number >= 1),
    service_id text NOT NULL REFERENCES service,
    user_id text NOT NULL CHECK (user_id ~ '^[0-9]{12}$'),
    mail_address text,
    sealed_start_password text, start_password_verifier text,
    link_code_hash bytea UNIQUE,
    start_password_counted integer NOT NULL DEFAULT 0 CHECK (start_password_counted >= 0),
    otp_counted integer NOT NULL DEFAULT 0 CHECK (otp_counted >= 0),
    clock_offset_seconds integer,
    issued_at timestamptz NOT NULL, link_opened_at timestamptz, provisioned_at timestamptz, superseded_at timestamptz,
    UNIQUE (enrollment_id, number),
    UNIQUE (service_id, user_id))`,
  `CREATE INDEX generation_with_verifier ON generation (enrollment_id) WHERE start_password_verifier IS NOT NULL`,
  `CREATE TABLE token (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollment, generation integer NOT NULL,
    service_id text NOT NULL REFERENCES service, customer_id uuid NOT NULL REFERENCES customer,
    status text NOT NULL CHECK (status IN ('pending','active','suspended','replaced','revoked','void')),
    sealed_seed text, algorithm text NOT NULL, digits integer NOT NULL, period_seconds integer NOT NULL,
    device_thumbprint text NOT NULL, device_id uuid NOT NULL,
    device_kind text NOT NULL CHECK (device_kind IN ('smartphone','feature-phone')), device_name text NOT NULL,
    consent_version text NOT NULL, consented_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL, activated_at timestamptz, ended_at timestamptz,
    UNIQUE (enrollment_id, generation),
    FOREIGN KEY (enrollment_id, generation) REFERENCES generation (enrollment_id, number),
    CHECK ((status IN ('pending','active','suspended')) = (sealed_seed IS NOT NULL)))`,
  `CREATE UNIQUE INDEX token_one_active ON token (customer_id, service_id) WHERE status = 'active'`,
  `CREATE INDEX token_on_device ON token (device_thumbprint, service_id) WHERE status IN ('pending','active','suspended')`,
  `CREATE TABLE burned_step (
    token_id uuid NOT NULL REFERENCES token, step bigint NOT NULL, burned_at timestamptz NOT NULL,
    PRIMARY KEY (token_id, step))`,
  `CREATE TABLE attempt (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL, generation integer NOT NULL, customer_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('start-password','otp','replacement-otp')),
    sealed_secret text, request jsonb,
    outcome text NOT NULL CHECK (outcome IN ('pending','right','wrong','replayed','lapsed')),
    answer jsonb,
    received_at timestamptz NOT NULL, judged_at timestamptz,
    FOREIGN KEY (enrollment_id, generation) REFERENCES generation (enrollment_id, number),
    CHECK ((outcome = 'pending') = (judged_at IS NULL)),
    CHECK ((outcome = 'pending') = (sealed_secret IS NOT NULL)))`,
  `CREATE INDEX attempt_of_generation ON attempt (enrollment_id, generation, kind)`,
  `CREATE INDEX attempt_left_over ON attempt (received_at) WHERE outcome = 'pending'`,
  `CREATE INDEX attempt_counted ON attempt (customer_id, kind, received_at) WHERE outcome IN ('pending','wrong')`,
  `CREATE TABLE unknown_pair (
    pair_hash bytea PRIMARY KEY, counted integer NOT NULL CHECK (counted >= 1), since timestamptz NOT NULL)`,
  `CREATE INDEX unknown_pair_since ON unknown_pair (since)`,
  `CREATE TABLE mail (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL, generation integer NOT NULL,
    kind text NOT NULL, number integer NOT NULL CHECK (number >= 1),
    recipient text NOT NULL CHECK (recipient IN ('typed','known')),
    destination_hash bytea,
    claimed_by text,
    status text NOT NULL CHECK (status IN ('queued','sending','ambiguous','accepted','delayed','bounced','failed','void')),
    sendings integer NOT NULL DEFAULT 0, ambiguous_sendings integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL, status_at timestamptz NOT NULL,
    UNIQUE (enrollment_id, generation, kind, number, recipient),
    FOREIGN KEY (enrollment_id, generation) REFERENCES generation (enrollment_id, number))`,
  `CREATE INDEX mail_to_destination ON mail (destination_hash, created_at)`,
  `CREATE TABLE act (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollment,
    kind text NOT NULL CHECK (kind IN ('cancel','resend','retry')),
    actor jsonb NOT NULL, received_at timestamptz NOT NULL, done_at timestamptz)`,
  `CREATE TABLE outbox_order (
    id uuid PRIMARY KEY,
    enrollment_id uuid NOT NULL REFERENCES enrollment, generation integer NOT NULL,
    created_at timestamptz NOT NULL, done_at timestamptz,
    UNIQUE (enrollment_id, generation))`,
  `CREATE INDEX outbox_left_over ON outbox_order (created_at) WHERE done_at IS NULL`,
  `CREATE TABLE event (
    id uuid PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
    enrollment_id uuid NOT NULL REFERENCES enrollment, number integer NOT NULL,
    service_id text NOT NULL, generation integer NOT NULL,
    type text NOT NULL, actor jsonb NOT NULL, data jsonb NOT NULL, at timestamptz NOT NULL,
    previous_hash bytea, hash bytea NOT NULL,
    UNIQUE (enrollment_id, number))`,
  `CREATE INDEX event_order ON event (transaction_id, sequence)`,
  `CREATE FUNCTION tell_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('enrollment', (SELECT customer_id::text FROM enrollment WHERE id = NEW.enrollment_id));
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER event_told AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell_listeners()`,
];

export class Enrollment1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE event, outbox_order, act, mail, unknown_pair, attempt, burned_step, token, generation, enrollment, customer, policy, service`,
    );
    await runner.query('DROP FUNCTION tell_listeners()');
  }
}
