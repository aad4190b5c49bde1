// Numbers the functions so that the file compresses well: those named most first, whose numbers take one
// byte; then the others in the order of the table, which so becomes a list of numbers that follow on.
import { functionsIn, join, parse, u32, withFunctions, write } from "./wasm_file.mjs";

const FUNCTION = 0;
const ONE_BYTE = 128;

/** The same program, its functions in another order. */
export function ordered(file) {
  const whole = parse(file);
  const imported = whole.imports.length;
  const uses = whole.bodies.map(() => 0);
  for (const body of whole.bodies) for (const index of functionsIn(body)) if (index >= imported) uses[index - imported] += 1;
  const often = uses.map((_, i) => i).sort((a, b) => uses[b] - uses[a]).slice(0, Math.max(0, ONE_BYTE - imported));
  const tabled = whole.elements.flatMap((e) => e.functions).filter((index) => index >= imported).map((index) => index - imported);
  const order = [...new Set([...often, ...tabled, ...uses.keys()])];
  const place = [];
  order.forEach((old, i) => { place[old] = i; });
  const renumber = (index) => (index < imported ? index : imported + place[index - imported]);
  return write({
    ...whole,
    functions: order.map((old) => whole.functions[old]),
    bodies: order.map((old) => withFunctions(whole.bodies[old], (index, opcode) => join(opcode, u32(renumber(index))))),
    exports: whole.exports.map((e) => (e.kind === FUNCTION ? { ...e, index: renumber(e.index) } : e)),
    elements: whole.elements.map((e) => ({ ...e, functions: e.functions.map(renumber) })),
  });
}
