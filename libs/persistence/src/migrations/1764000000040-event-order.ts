import type { MigrationInterface, QueryRunner } from 'typeorm';

// A temporary table of the same name must not stand in for ours.
const OWN_TABLES = 'SET search_path = pg_catalog, public, pg_temp';

const STATEMENTS = [
  // Readers follow (transaction_id, sequence). A transaction may get its ID before it waits for the enrollment's row, so
  // its own ID alone could place an event before its predecessor. A later ID is safe: readers wait for older transactions.
  `CREATE FUNCTION place_event() RETURNS trigger LANGUAGE plpgsql ${OWN_TABLES} AS $$
    BEGIN
      NEW.transaction_id := greatest(
        pg_current_xact_id(),
        (SELECT transaction_id FROM event WHERE enrollment_id = NEW.enrollment_id AND number = NEW.number - 1));
      RETURN NEW;
    END $$`,
  `CREATE TRIGGER event_placed BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION place_event()`,
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql ${OWN_TABLES} AS $$
    BEGIN
      RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
    END $$`,
  `CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  // Also where a session asks for triggers to be passed over.
  `ALTER TABLE event ENABLE ALWAYS TRIGGER event_append_only`,
  // The owner, who is no program, may have to mend something.
  `CREATE FUNCTION refuse_silent_move() RETURNS trigger LANGUAGE plpgsql ${OWN_TABLES} AS $$
    BEGIN
      IF current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'an enrollment moves with an event only' USING ERRCODE = 'check_violation';
    END $$`,
  `CREATE TRIGGER enrollment_moves_with_event BEFORE UPDATE ON enrollment FOR EACH ROW
    WHEN ((NEW.state <> OLD.state OR NEW.generation <> OLD.generation) AND NEW.event_count <= OLD.event_count)
    EXECUTE FUNCTION refuse_silent_move()`,
];

export class EventOrder1764000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER enrollment_moves_with_event ON enrollment');
    await runner.query('DROP TRIGGER event_append_only ON event');
    await runner.query('DROP TRIGGER event_placed ON event');
    await runner.query('DROP FUNCTION refuse_silent_move(), refuse_change(), place_event()');
  }
}
