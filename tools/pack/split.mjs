// Splits the program in two: the functions that a first visit runs, and all the others.
//
// Both parts keep the numbers of all functions. The first part calls a function that comes later through
// the table. In its place there is a stub, which makes sure that the rest is there, then calls what is then
// in its place: boot.js makes the stubs from a list of places and types (stand_ins.mjs); only what is exported
// or referred to by number has one in the file. The rest imports memory, table and globals of the first part, writes its functions
// into the table when it is instantiated, and calls back through the table too, but for short functions, which it has
// itself. What nobody calls, wasm-opt takes away.
//
// Before the rest is there, the slot in the first part's export `rest_slot` holds a function of
// boot.js that fetches it at once; the rest puts one there that does nothing.
//
// Constants that no function of the first part can reach (data_links.mjs) come with the rest too.
import { readSegments } from "./data_links.mjs";
import { CALL, Cursor, codeStart, functionsIn, globalImport, join, memoryImport, numbersIn, parse, referencesIn, s32, tableImport, u32, withFunctions, write } from "./wasm_file.mjs";

const FIRST = "first"; // the name under which the rest imports from the first part
const FUNCTION = 0, TABLE = 1, MEMORY = 2, GLOBAL = 3;
const END = 0x0b;
// What is no longer than this is in both parts where both call it. At 200 the rest is
// 15 kB larger (brotli), and a drag 2 to 4 ms quicker; 400 was no quicker.
const IN_BOTH_MAX_BYTES = 200;
const UNREACHABLE = join(0, 0x00, END);
const LATER_READER = /\bLater>?::text\b/;

/** Names without what wasm-opt adds to tell equal ones apart. */
export function namesOf(module) {
  const first = module.imports.length;
  return module.bodies.map((_, i) => module.names.get(first + i) ?? `function ${first + i}`);
}

/**
 * Gives `{ first, rest, counts, standIns }`; `isFirst(name)` says what a first visit runs, `links` who reaches which data,
 * `short` the new names of imports and exports.
 */
export function split(file, isFirst, { links, short }) {
  const whole = parse(file);
  for (const list of [whole.imports, whole.exports]) for (const entry of list) entry.name = short.get(entry.name) ?? entry.name;
  if (whole.tables.length === 0 || whole.memories.length !== 1) throw Error("the program has no table or no memory");
  const imported = whole.imports.length;
  const names = namesOf(whole);
  const called = whole.bodies.map((body) => functionsIn(body));
  const typeOf = (index) => whole.types[whole.functions[index - imported]];

  const stays = new Set(names.flatMap((name, i) => (isFirst(name) ? [imported + i] : [])));
  // Behind it texts are that come with the rest (data_links.mjs).
  const reader = names.findIndex((name) => LATER_READER.test(name));
  if (reader < 0) throw Error("Later::text is not there by its name: has it been inlined?");
  if (stays.has(imported + reader)) throw Error("the first visit reads a text that comes later: record what it runs anew, or do not mark that text with later!");

  // A function as short as its stub stays where it is named.
  const named = new Set(whole.elements.flatMap((e) => e.functions));
  for (const e of whole.exports) if (e.kind === FUNCTION) named.add(e.index);
  for (const index of stays) for (const other of called[index - imported]) named.add(other);
  for (const index of named) {
    if (index >= imported && index !== imported + reader && whole.bodies[index - imported].length <= 14 + 2 * typeOf(index).parameters.length) stays.add(index);
  }

  // Short functions that stay are in the rest too: a call between the parts takes several times as long as one within,
  // and the browser makes only the latter part of the caller. Their places in the table are the first part's.
  const both = new Set();
  const isShort = (index) => whole.bodies[index - imported].length <= IN_BOTH_MAX_BYTES && referencesIn(whole.bodies[index - imported]).size === 0;
  const isHereAlone = (index) => stays.has(index) && !both.has(index);
  for (let callers = names.map((_, i) => imported + i).filter((index) => !stays.has(index)); callers.length > 0; ) {
    callers = [...new Set(callers.flatMap((index) => [...called[index - imported]]))].filter((index) => isHereAlone(index) && isShort(index));
    for (const index of callers) both.add(index);
  }

  // Of those that come later: what the first part calls, and what must have a stub in its file.
  const isLater = (index) => index >= imported && !stays.has(index);
  const needed = new Set();
  for (const index of stays) for (const other of called[index - imported]) if (isLater(other)) needed.add(other);
  const stubs = new Set(whole.exports.filter((e) => e.kind === FUNCTION && isLater(e.index)).map((e) => e.index));
  for (const index of stays) for (const other of referencesIn(whole.bodies[index - imported])) if (isLater(other)) stubs.add(other);

  // Slots of the table: those there are, and new ones at its end.
  const slots = new Map();
  for (const e of whole.elements) e.functions.forEach((index, i) => { if (!slots.has(index)) slots.set(index, e.at + i); });
  const oldEnd = whole.tables[0].limits.min;
  const restSlot = oldEnd;
  let end = oldEnd + 1;
  const added = [];
  const slotOf = (index) => {
    if (!slots.has(index)) {
      slots.set(index, end++);
      if (stays.has(index)) added.push(index);
    }
    return slots.get(index);
  };
  const later = names.map((_, i) => imported + i).filter((index) => !stays.has(index));
  // First those that stay and are called by the rest, in one run; then those of the rest.
  for (const index of [...later, ...both]) for (const other of called[index - imported]) if (isHereAlone(other)) slotOf(other);
  const laterFrom = end;
  const behind = later.filter((index) => (needed.has(index) || stubs.has(index)) && !slots.has(index));
  for (const index of behind) slotOf(index);

  const nothing = whole.types.findIndex((t) => t.parameters.length === 0 && t.results.length === 0);
  if (nothing < 0) throw Error("no function without arguments and results");
  const extra = imported + whole.bodies.length; // the function added to either part
  const through = (type, slot) => [0x41, s32(slot), 0x11, u32(type), 0];
  const callThrough = (index) => {
    const type = whole.functions[index - imported];
    const parameters = whole.types[type].parameters.map((_, i) => [0x20, u32(i)]);
    return [parameters, through(type, slotOf(index)), END];
  };
  // What nobody calls here has no place in the table, and wasm-opt takes it away.
  const bodies = (isHere, own, before) =>
    whole.bodies.map((body, i) => {
      const index = imported + i;
      if (isHere(index)) return own(body);
      return slots.has(index) ? join(0, before, callThrough(index)) : UNREACHABLE;
    });
  const tables = whole.tables.map((t, i) => (i > 0 ? t : { type: t.type, limits: { flags: t.limits.flags, min: end, max: t.limits.max && end } }));
  const share = (kind, letter, list) => list.map((_, index) => ({ name: `${letter}${index}`, kind, index }));
  const functions = [...whole.functions, nothing];
  // A place a sign: the types of the functions that boot.js makes stubs for, none where a function is in the file.
  const standIns = [];
  for (const e of [...whole.elements, { at: laterFrom, functions: behind }]) {
    e.functions.forEach((index, i) => { if (isLater(index)) standIns[e.at + i] = typeOf(index); });
  }
  const callsLater = (body) =>
    withFunctions(body, (index, opcode) =>
      opcode === CALL && isLater(index) ? join(through(whole.functions[index - imported], slotOf(index))) : undefined);

  const addresses = new Set(whole.globals.map((g) => new Cursor(g.init, 1).s32()));
  for (const index of stays) for (const number of numbersIn(whole.bodies[index - imported])) addresses.add(number);
  const data = putOff(readSegments(whole.data), links.unreached(addresses));

  const first = {
    ...whole,
    data: undefined,
    dataCount: undefined,
    segments: data.now,
    functions,
    tables,
    globals: [...whole.globals, { type: 0x7f, mutable: 0, init: join(0x41, s32(restSlot), END) }],
    exports: [
      ...whole.exports,
      ...share(TABLE, "t", whole.tables),
      ...share(MEMORY, "m", whole.memories),
      ...share(GLOBAL, "g", whole.globals),
      { name: "rest_slot", kind: GLOBAL, index: whole.globals.length },
    ],
    elements: [...whole.elements.map((e) => ({ ...e, functions: e.functions.map((index) => (isLater(index) ? extra : index)) })), { at: restSlot + 1, functions: added }],
    bodies: [...bodies((index) => stays.has(index), callsLater, [0x10, u32(extra)]), join(0, through(nothing, restSlot), END)],
  };

  const rest = {
    ...whole,
    imports: [
      ...whole.imports,
      ...tables.map((t, i) => tableImport(FIRST, `t${i}`, t)),
      ...whole.memories.map((m, i) => memoryImport(FIRST, `m${i}`, m)),
      ...whole.globals.map((g, i) => globalImport(FIRST, `g${i}`, g)),
    ],
    functions,
    tables: [],
    memories: [],
    globals: [],
    exports: [],
    elements: [
      ...whole.elements.flatMap((e) => runs(e, (index) => !stays.has(index) && index >= imported)),
      { at: restSlot, functions: [extra] },
      { at: laterFrom, functions: behind },
    ],
    bodies: [...bodies((index) => !isHereAlone(index), (body) => body, []), join(0, END)],
    data: undefined,
    dataCount: undefined,
    segments: data.later,
  };
  return { first: write(first), rest: write(rest), standIns, counts: { stays: stays.size, later: later.length, both: both.size, dataLater: data.bytes } };
}

// What a segment costs beside its bytes, about: closer ranges are one, with the bytes between them twice.
const SEGMENT_BYTES = 8;

/** Data without the ranges, as zeros (few bytes when compressed), and the ranges apart. */
function putOff(segments, ranges) {
  const now = segments.map(({ start, bytes }) => ({ start, bytes: Buffer.from(bytes) }));
  const later = [];
  let bytes = 0;
  for (const [start, end] of ranges) {
    bytes += end - start;
    for (const [i, segment] of segments.entries()) {
      const from = Math.max(start, segment.start);
      const to = Math.min(end, segment.start + segment.bytes.length);
      if (from >= to) continue; // zeros have no segment
      now[i].bytes.fill(0, from - segment.start, to - segment.start);
      const last = later.at(-1);
      if (last && last.segment === segment && from - last.end <= SEGMENT_BYTES) last.end = to;
      else later.push({ segment, start: from, end: to });
    }
  }
  return { now, bytes, later: later.map(({ segment, start, end }) => ({ start, bytes: segment.bytes.subarray(start - segment.start, end - segment.start) })) };
}

/** The pieces of an element segment whose functions are wanted. */
function runs({ at, functions }, isWanted) {
  const pieces = [];
  functions.forEach((index, i) => {
    if (!isWanted(index)) return;
    const last = pieces.at(-1);
    if (last && last.at + last.functions.length === at + i) last.functions.push(index);
    else pieces.push({ at: at + i, functions: [index] });
  });
  return pieces;
}

/** The program with a mark for each function that runs, in memory from `marksAt` on. */
export function marked(file) {
  const whole = parse(file);
  const memory = whole.memories[0];
  // The allocator only takes pages that it has asked for itself: these stay ours.
  const marksAt = memory.min * 65536;
  const pages = Math.ceil(whole.bodies.length / 65536);
  const bodies = whole.bodies.map((body, i) => {
    const start = codeStart(body);
    return join(body.subarray(0, start), 0x41, s32(marksAt + i), 0x41, 1, 0x3a, 0, 0, body.subarray(start));
  });
  const memories = [{ ...memory, min: memory.min + pages }];
  return { marked: write({ ...whole, memories, bodies }), marksAt, names: namesOf(whole) };
}
