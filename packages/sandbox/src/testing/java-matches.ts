import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Reads lines of a pattern and a text, each as UTF-16 units in hexadecimal, and says of each pair whether it matches. */
const PROGRAM = `
import java.util.regex.Pattern;
import java.util.Scanner;
public class Matches {
  public static void main(String[] arguments) {
    StringBuilder answers = new StringBuilder();
    Scanner lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      String[] pair = lines.nextLine().split(" ", -1);
      answers.append(Pattern.compile(read(pair[0])).matcher(read(pair[1])).matches() ? '1' : '0');
    }
    System.out.print(answers);
  }
  private static String read(String units) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < units.length(); at += 4) text.append((char) Integer.parseInt(units.substring(at, at + 4), 16));
    return text.toString();
  }
}`;

/** Whether a Java that runs source text is installed; if not, says that tests are skipped. */
export function hasJava(): boolean {
  if (spawnSync('javac', ['-version']).status === 0) return true;
  process.stderr.write('skipped: the tests that need Java (javac), which is not installed here\n');
  return false;
}

/** Whether each text matches its pattern as a whole, by Java itself. */
export function javaMatches(pairs: readonly (readonly [pattern: string, text: string])[]): boolean[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-java-'));
  try {
    const file = path.join(folder, 'Matches.java');
    writeFileSync(file, PROGRAM);
    const input = pairs.map((pair) => pair.map(units).join(' ')).join('\n');
    const answers = execFileSync('java', ['-XX:TieredStopAtLevel=1', file], { input, encoding: 'utf8' });
    return [...answers].map((answer) => answer === '1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function units(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
}
