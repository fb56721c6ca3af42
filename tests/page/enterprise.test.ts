import { afterAll, beforeAll, describe } from 'vitest';
import { EnterprisePage } from '../support/page/enterprise.ts';
import { accessibility } from './parts/accessibility.ts';
import { accounts } from './parts/accounts.ts';
import { address } from './parts/address.ts';
import { archiveIndex } from './parts/archive-index.ts';
import { figures } from './parts/figures.ts';
import { file } from './parts/file.ts';
import { japanese } from './parts/japanese.ts';
import { map } from './parts/map.ts';
import { months } from './parts/months.ts';
import { overTime } from './parts/over-time.ts';
import { paper } from './parts/paper.ts';
import { rightColumn } from './parts/right-column.ts';
import { room } from './parts/room.ts';
import { runningMonth } from './parts/running-month.ts';
import { splits } from './parts/splits.ts';
import { states } from './parts/states.ts';
import { table } from './parts/table.ts';

/* The tests are in several files but share one browser and one report, because each takes seconds to start. */

const subject = new EnterprisePage();
beforeAll(() => subject.start());
afterAll(() => subject.stop());

describe('the figures on the page', () => figures(subject));
describe('the months', () => months(subject));
describe('the table', () => table(subject));
describe('the list of accounts', () => accounts(subject));
describe('the column beside the table', () => rightColumn(subject));
describe('what the spend consists of', () => splits(subject));
describe('the page of a month that is not over', () => runningMonth(subject));
describe('the page of units as they were', () => overTime(subject));
describe('room', () => room(subject));
describe('the map', () => map(subject));
describe('on paper', () => paper(subject));
describe('in Japanese', () => japanese(subject));
describe('the address', () => address(subject));
describe('the page', () => states(subject));
describe('the index of an archive', () => archiveIndex(subject));
describe('for every reader', () => accessibility(subject));
describe('the file', () => file(subject));
