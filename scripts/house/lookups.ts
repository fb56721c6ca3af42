import { join, relative } from 'node:path';
import { type Expression, type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import {
  isBinaryExpression,
  isConditionalExpression,
  isElementAccessExpression,
} from 'typescript/unstable/ast/is';
import { API, type Checker } from 'typescript/unstable/sync';
import { isGenerated, isTest } from './source-file.ts';

/** A place where an object is asked for what a text names. */
interface Lookup {
  readonly node: Node;
  readonly object: Expression;
  readonly key: Expression;
}

/**
 * Lookups in production by a key that may be any text. A plain object answers `constructor` and `__proto__` with what
 * every object inherits, and those who name accounts, services and errors choose the text. A key whose type lists its
 * values is no finding, nor is a lookup that `Object.hasOwn` guards.
 */
export function lookupFindings(repository: string): string[] {
  const api = new API({ cwd: repository });
  try {
    const [project] = api.updateSnapshot({ openProject: join(repository, 'tsconfig.json') }).getProjects();
    if (project === undefined) return ['tsconfig.json: cannot be read'];
    const { program, checker } = project;
    return program.getSourceFileNames().flatMap((name) => {
      const path = relative(repository, name);
      const file = isChecked(path) ? program.getSourceFile(name) : undefined;
      return file === undefined ? [] : findingsIn(file, path, checker);
    });
  } finally {
    api.close();
  }
}

function isChecked(path: string): boolean {
  const file = { path, text: '' };
  return /^packages\/[^/]+\/src\//.test(path) && !isTest(file) && !isGenerated(file);
}

function findingsIn(file: SourceFile, path: string, checker: Checker): string[] {
  const lookups = lookupsIn(file).filter(({ key }) => key.kind !== SyntaxKind.StringLiteral);
  const types = checker.getTypeAtLocation(lookups.map(({ key }) => key));
  return lookups
    .filter((_, at) => {
      const type = types[at];
      return type !== undefined && checker.isTypeAssignableTo(checker.getStringType(), type);
    })
    .filter((lookup) => !isGuarded(lookup, file))
    .map(({ node }) => {
      const line = file.text.slice(0, node.getStart(file)).split('\n').length;
      return `${path}:${line}: '${node.getText(file)}' asks an object for a name that may be any text; use a Map, or guard it with Object.hasOwn`;
    });
}

function lookupsIn(file: SourceFile): Lookup[] {
  const found: Lookup[] = [];
  const visit = (node: Node): void => {
    if (isElementAccessExpression(node)) {
      found.push({ node, object: node.expression, key: node.argumentExpression });
    } else if (isBinaryExpression(node) && node.operatorToken.kind === SyntaxKind.InKeyword) {
      found.push({ node, object: node.right, key: node.left });
    }
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found;
}

/** Whether it stands in `Object.hasOwn(object, key) ? … : …`, on the side where the object has the key. */
function isGuarded({ node, object, key }: Lookup, file: SourceFile): boolean {
  const guard = `Object.hasOwn(${object.getText(file)}, ${key.getText(file)})`;
  let inside: Node = node;
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (isConditionalExpression(around) && around.whenTrue === inside) {
      if (around.condition.getText(file).split(' && ').includes(guard)) return true;
    }
    inside = around;
  }
  return false;
}
