import { afterAll, beforeAll, describe } from 'vitest';
import { EnterprisePage } from '../support/page/enterprise.ts';
import { accessibility } from './parts/accessibility.ts';
import { address } from './parts/address.ts';
import { byService } from './parts/by-service.ts';
import { cancelledParts } from './parts/cancelled-parts.ts';
import { figures } from './parts/figures.ts';
import { file } from './parts/file.ts';
import { pictures } from './parts/pictures.ts';
import { table } from './parts/table.ts';

/* The tests are in several files but share one browser and one report, because each takes seconds to start. */

const subject = new EnterprisePage();
beforeAll(() => subject.start());
afterAll(() => subject.stop());

describe('the figures on the page', () => figures(subject));
describe('the treemap and the columns', () => pictures(subject));
describe('the table', () => table(subject));
describe('the address', () => address(subject));
describe('for every reader', () => accessibility(subject));
describe('a report by service and by unit only', () => byService(subject));
describe('parts that cancel out', () => cancelledParts(subject));
describe('the file', () => file(subject));
