// Is this a handover record? The same schema that the core's own records are tested against says so.

import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { HttpError } from './http.mjs';

const schema = JSON.parse(readFileSync(new URL('../../core/schema/handover.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true });
const fits = ajv.compile(schema);

/** 400 with the first fault's place and reason unless this is a record that was made for delivery under `id`. */
export function checkRecord(record, id) {
  if (!fits(record)) throw new HttpError(400, 'bad_record', ajv.errorsText(fits.errors, { dataVar: 'record' }));
  if (record.id !== id) throw new HttpError(400, 'bad_record', 'id must equal the Idempotency-Key');
  if (!record.mode) throw new HttpError(400, 'bad_record', 'mode is missing');
}
