import { compareRows, type Difference } from '@enrollment/persistence';
import { CommandFault } from '../command.fault.js';
import { counted } from '../counted.js';
import { type PlaceOptions, withDatabase } from './audit.place.js';
import { countingLine } from './counting-line.js';

function sentence({ enrollmentId, fact, told, stored }: Difference): string {
  return `✗ enrollment ${enrollmentId}, ${fact}: its row says ${stored ?? 'nothing'}, its events say ${told ?? 'nothing'}`;
}

/** Ends with 1 when any row says something else than its events. */
export async function compareAll(options: PlaceOptions): Promise<void> {
  const counting = countingLine();
  let enrollments = 0;
  const differences = await withDatabase(options, (dataSource) =>
    compareRows(dataSource, (more) => {
      enrollments += more;
      counting.show(counted(enrollments, 'enrollment'));
    }),
  );
  counting.clear();
  const lines = options.json
    ? [JSON.stringify({ isSound: differences.length === 0, differences, enrollments })]
    : [...differences.map(sentence), `Compared ${counted(enrollments, 'enrollment')} with what their events say.`];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (differences.length > 0) throw new CommandFault(`${counted(differences.length, 'difference')} found.`);
}
