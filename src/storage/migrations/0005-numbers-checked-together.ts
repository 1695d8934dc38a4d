import type { Migration } from '../migrations.ts';

/**
 * That numbers belong to an order is checked once for all that are added, instead of by a foreign key for
 * each of up to 5,000: half of the time such an order took. It holds as well: the program's role never
 * deletes an order, and an order's history holds its key.
 */
export const migration0005: Migration = {
  id: '0005-numbers-checked-together',
  sql: `
CREATE FUNCTION order_of_numbers_is_there() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT organization_id, order_id FROM added) a
    WHERE NOT EXISTS (
      SELECT 1 FROM port_out_orders o WHERE o.organization_id = a.organization_id AND o.id = a.order_id)
  ) THEN
    RAISE EXCEPTION 'numbers of an order that is not there' USING ERRCODE = 'foreign_key_violation',
      TABLE = 'port_out_order_numbers', CONSTRAINT = 'port_out_order_numbers_order';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER port_out_order_numbers_order AFTER INSERT ON port_out_order_numbers
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION order_of_numbers_is_there();
-- Which order a number belongs to is written once.
REVOKE UPDATE ON port_out_order_numbers FROM portkeeper_app;
GRANT UPDATE (position, phone_number_id, status, reasons, is_open) ON port_out_order_numbers
  TO portkeeper_app;
ALTER TABLE port_out_order_numbers
  DROP CONSTRAINT port_out_order_numbers_organization_id_order_id_fkey;`,
};
