/** The types that are shipped: they hold from the lowest TypeScript that the docs name on, and say what each key means. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript-5.4';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { RANGES } from '../../src/model/config/config.ts';

const site = inject('siteFolder');
const folder = mkdtempSync(join(tmpdir(), 'superposition-public-types-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A project that has the package, and loads the site's module too. */
const installed = join(folder, 'node_modules/superposition');
mkdirSync(installed, { recursive: true });
copyFileSync('package.json', join(installed, 'package.json'));
symlinkSync(site, join(installed, 'dist'));
const script = join(folder, 'script.ts');
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
writeFileSync(
  script,
  `import { featureNorms, train, type Snapshot } from 'superposition';
import type { SuperpositionFigure } from 'superposition/element';
import { train as trainInPages } from '${site}/superposition.js';
const last: Snapshot = await train({ nFeatures: 5, sparsity: Float32Array.of(0, 0, 0, 0, 0.5) }).finished;
const first: number | undefined = featureNorms(last)[0]?.[0];
export const show = (figure: SuperpositionFigure) => [figure.status, first, trainInPages];`,
);

const STRICT: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};
const BUNDLED = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
const IN_NODE = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const [PLAIN, DOM] = [['lib.es2022.d.ts'], ['lib.es2022.d.ts', 'lib.dom.d.ts']];

const checked = (options: ts.CompilerOptions) => ts.createProgram([script], { ...STRICT, ...options });

function complaints(options: ts.CompilerOptions): readonly string[] {
  return ts
    .getPreEmitDiagnostics(checked(options))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

describe('with the lowest TypeScript that the docs name', () => {
  it('is what is tried here', () => {
    const [, named] = /types from TypeScript (\d+\.\d+) on/.exec(readFileSync('docs/package.md', 'utf8')) ?? [];
    expect(ts.versionMajorMinor).toBe(named);
  });

  it.each([
    ['a bundler without the DOM', { ...BUNDLED, lib: PLAIN }],
    ['a bundler', { ...BUNDLED, lib: DOM }],
    ['Node without the DOM', { ...IN_NODE, lib: PLAIN }],
  ])('every declaration holds for %s', (_, options) => {
    expect(complaints(options)).toEqual([]);
  });

  it('a wrong script is refused', () => {
    writeFileSync(join(folder, 'wrong.ts'), "import { train } from 'superposition';\ntrain({ nFeature: 5 });");
    const program = ts.createProgram([join(folder, 'wrong.ts')], { ...STRICT, ...BUNDLED, lib: PLAIN });
    expect(ts.getPreEmitDiagnostics(program)).toHaveLength(1);
  });
});

describe('the public keys', () => {
  const program = checked({ ...BUNDLED, lib: DOM });
  const checker = program.getTypeChecker();
  const words = (symbol: ts.Symbol) => ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const isOurs = ({ declarations = [] }: ts.Symbol) => declarations.some((one) => one.getSourceFile().fileName.includes('/types/'));

  /** What the entries export, without repetition. */
  function exported(): ReadonlySet<ts.Symbol> {
    const files = ['api.d.ts', 'node.d.ts', 'element.d.ts'].map((name) => program.getSourceFile(join(site, 'types', name)));
    const modules = files.flatMap((file) => (file && checker.getSymbolAtLocation(file)) ?? []);
    const names = modules.flatMap((module) => checker.getExportsOfModule(module));
    return new Set(names.map((name) => (name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name)));
  }

  const TYPES = ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class;

  /** Of interfaces, classes and the parts of unions. */
  function members(symbol: ts.Symbol): readonly ts.Symbol[] {
    if (!(symbol.flags & TYPES)) return [];
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    return (type.isUnion() ? type.types : [type]).flatMap((part) => part.getProperties()).filter(isOurs);
  }

  it('and all that is exported have a comment', () => {
    const found = [...exported()];
    expect(found.length).toBeGreaterThan(40);
    expect(found.flatMap(members).length).toBeGreaterThan(200);
    expect(found.filter((one) => words(one) === '').map(({ name }) => name)).toEqual([]);
    const silent = found.flatMap((one) => members(one).flatMap((key) => (words(key) === '' ? `${one.name}.${key.name}` : [])));
    expect(silent).toEqual([]);
  });

  it.each(Object.entries(RANGES))('%s says its range', (name, { min, max }) => {
    const keys = [...exported()].flatMap(members).filter((key) => key.name === name);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      const numbers =
        words(key)
          .replaceAll(/(?<=\d)\s(?=\d{3})/g, '')
          .match(/\d+(?:\.\d+)?(?:e[-−]?\d+)?/g) ?? [];
      if (!words(key).includes('u32')) expect(numbers.map(Number), words(key)).toEqual(expect.arrayContaining([Math.abs(min), max]));
    }
  });
});
