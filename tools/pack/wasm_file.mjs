// A WebAssembly file as sections and functions: as much of the format as splitting needs.

/** Unsigned LEB128. */
export function u32(value) {
  const bytes = [];
  do {
    const low = value & 127;
    value >>>= 7;
    bytes.push(value ? low | 128 : low);
  } while (value);
  return Buffer.from(bytes);
}

/** Signed LEB128 of a number that is not negative. */
export function s32(value) {
  const bytes = [];
  for (;;) {
    const low = value & 127;
    value >>= 7;
    if (value === 0 && low < 64) return Buffer.from([...bytes, low]);
    bytes.push(low | 128);
  }
}

/** Bytes, numbers and lists of them, joined. */
export const join = (...parts) => Buffer.concat(parts.flat(Infinity).map((p) => (typeof p === "number" ? Buffer.from([p]) : p)));
export const vector = (items) => join(u32(items.length), items);
export const text = (string) => join(u32(Buffer.byteLength(string)), Buffer.from(string));
const section = (id, body) => join(id, u32(body.length), body);

/** Reads forward through bytes. */
export class Cursor {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  get isAtEnd() { return this.at >= this.bytes.length; }
  byte() { return this.bytes[this.at++]; }
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  s32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return shift < 25 && byte & 64 ? value | (-1 << (shift + 7)) : value;
    }
  }
  skipLeb() { while (this.byte() >= 128); }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  text() { return this.take(this.u32()).toString("utf8"); }
  list(item) { return Array.from({ length: this.u32() }, () => item(this)); }
  /** Whatever `read` reads, as bytes. */
  raw(read) {
    const start = this.at;
    read(this);
    return this.bytes.subarray(start, this.at);
  }
}

function readLimits(c) {
  const flags = c.byte();
  const min = c.u32();
  return { flags, min, max: flags & 1 ? c.u32() : undefined };
}
const writeLimits = (l) => join(l.flags, u32(l.min), l.max === undefined ? [] : u32(l.max));

export const CALL = 0x10;
const ID = { custom: 0, type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, start: 8, element: 9, code: 10, data: 11, dataCount: 12 };

/** Takes a file apart. What is not understood is an error, never dropped. */
export function parse(file) {
  if (file.readUInt32LE(0) !== 0x6d736100) throw Error("not a WebAssembly file");
  const module = { types: [], imports: [], functions: [], tables: [], memories: [], globals: [], exports: [], elements: [], bodies: [], customs: [], names: new Map() };
  const c = new Cursor(file, 8);
  while (!c.isAtEnd) {
    const id = c.byte();
    const body = new Cursor(c.take(c.u32()));
    if (id === ID.custom) {
      const name = body.text();
      const rest = body.take(body.bytes.length - body.at);
      if (name === "name") module.names = functionNames(rest);
      else module.customs.push({ name, rest });
    } else if (id === ID.type) module.types = body.list(readType);
    else if (id === ID.import) module.imports = body.list(readImport);
    else if (id === ID.function) module.functions = body.list((b) => b.u32());
    else if (id === ID.table) module.tables = body.list((b) => ({ type: b.byte(), limits: readLimits(b) }));
    else if (id === ID.memory) module.memories = body.list(readLimits);
    else if (id === ID.global) module.globals = body.list((b) => ({ type: b.byte(), mutable: b.byte(), init: b.raw(() => skipExpression(b)) }));
    else if (id === ID.export) module.exports = body.list((b) => ({ name: b.text(), kind: b.byte(), index: b.u32() }));
    else if (id === ID.element) module.elements = body.list(readElement);
    else if (id === ID.code) module.bodies = body.list((b) => b.take(b.u32()));
    else if (id === ID.data) module.data = body.bytes;
    else if (id === ID.dataCount) module.dataCount = body.bytes;
    else throw Error(`section ${id} is not understood`);
  }
  if (module.imports.some((i) => i.kind !== 0)) throw Error("only functions may be imported");
  return module;
}

/** The file without the custom sections that `isUnwanted(name)`. */
export function withoutCustom(file, isUnwanted) {
  const parts = [file.subarray(0, 8)];
  const c = new Cursor(file, 8);
  while (!c.isAtEnd) {
    const start = c.at;
    const id = c.byte();
    const body = new Cursor(c.take(c.u32()));
    if (id !== ID.custom || !isUnwanted(body.text())) parts.push(file.subarray(start, c.at));
  }
  return Buffer.concat(parts);
}

/** Puts a file together, without function names. */
export function write(m) {
  const parts = [Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])];
  const put = (id, items) => { if (items.length) parts.push(section(id, vector(items))); };
  put(ID.type, m.types.map((t) => t.bytes));
  put(ID.import, m.imports.map((i) => join(text(i.module), text(i.name), i.kind, i.description)));
  put(ID.function, m.functions.map(u32));
  put(ID.table, m.tables.map((t) => join(t.type, writeLimits(t.limits))));
  put(ID.memory, m.memories.map(writeLimits));
  put(ID.global, m.globals.map((g) => join(g.type, g.mutable, g.init)));
  put(ID.export, m.exports.map((e) => join(text(e.name), e.kind, u32(e.index))));
  put(ID.element, m.elements.map((e) => join(0, 0x41, s32(e.at), 0x0b, vector(e.functions.map(u32)))));
  if (m.dataCount) parts.push(section(ID.dataCount, m.dataCount));
  put(ID.code, m.bodies.map((b) => join(u32(b.length), b)));
  if (m.data) parts.push(section(ID.data, m.data));
  if (m.segments) parts.push(section(ID.data, vector(m.segments.map((s) => join(0, 0x41, s32(s.start), 0x0b, u32(s.bytes.length), s.bytes)))));
  for (const { name, rest } of m.customs) parts.push(section(ID.custom, join(text(name), rest)));
  return Buffer.concat(parts);
}

export const importOf = (module, name, kind, description) => ({ module, name, kind, description });
export const tableImport = (module, name, table) => importOf(module, name, 1, join(table.type, writeLimits(table.limits)));
export const memoryImport = (module, name, memory) => importOf(module, name, 2, writeLimits(memory));
export const globalImport = (module, name, global) => importOf(module, name, 3, join(global.type, global.mutable));

function readType(c) {
  const start = c.at;
  if (c.byte() !== 0x60) throw Error("only function types are understood");
  const parameters = c.list((b) => b.byte());
  const results = c.list((b) => b.byte());
  return { parameters, results, bytes: c.bytes.subarray(start, c.at) };
}

function readImport(c) {
  const module = c.text();
  const name = c.text();
  const kind = c.byte();
  if (kind !== 0) throw Error(`import ${name} is not a function`);
  const start = c.at;
  const type = c.u32();
  return { module, name, kind, type, description: c.bytes.subarray(start, c.at) };
}

function readElement(c) {
  const flags = c.u32();
  if (flags !== 0 || c.byte() !== 0x41) throw Error("only plain element segments are understood");
  const at = c.s32();
  if (c.byte() !== 0x0b) throw Error("an element segment's address is not a number");
  return { at, functions: c.list((b) => b.u32()) };
}

function functionNames(bytes) {
  const names = new Map();
  const c = new Cursor(bytes);
  while (!c.isAtEnd) {
    const id = c.byte();
    const body = new Cursor(c.take(c.u32()));
    if (id === 1) for (const [index, name] of body.list((b) => [b.u32(), b.text()])) names.set(index, name);
  }
  return names;
}

function skipExpression(c) {
  for (let depth = 1; depth > 0;) {
    const opcode = instruction(c, {});
    if (opcode >= 0x02 && opcode <= 0x04) depth += 1;
    if (opcode === 0x0b) depth -= 1;
  }
}

/** Index after the declarations of locals, where the code of a body begins. */
export function codeStart(body) {
  const c = new Cursor(body);
  c.list((b) => { b.u32(); b.byte(); });
  return c.at;
}

/** The functions that a body names: called, or taken as a reference. */
export function functionsIn(body) {
  const found = new Set();
  const c = new Cursor(body, codeStart(body));
  while (!c.isAtEnd) instruction(c, { onFunction: (index) => found.add(index) });
  return found;
}

/** A body that names other functions: `instead(index, opcode)` gives the bytes in place of an instruction, none to leave it. */
export function withFunctions(body, instead) {
  const parts = [];
  const c = new Cursor(body, codeStart(body));
  let from = 0;
  while (!c.isAtEnd) {
    const start = c.at;
    instruction(c, {
      onFunction: (index) => {
        const other = instead(index, body[start]);
        if (!other) return;
        parts.push(body.subarray(from, start), other);
        from = c.at;
      },
    });
  }
  return join(parts, body.subarray(from));
}

/** The functions that a body names otherwise than in a plain call. */
export function referencesIn(body) {
  const found = new Set();
  const c = new Cursor(body, codeStart(body));
  while (!c.isAtEnd) {
    const start = c.at;
    instruction(c, { onFunction: (index) => { if (body[start] !== CALL) found.add(index); } });
  }
  return found;
}

/** The numbers in a body that may be addresses: constants, and offsets of loads and stores. */
export function numbersIn(body) {
  const found = new Set();
  const c = new Cursor(body, codeStart(body));
  while (!c.isAtEnd) instruction(c, { onNumber: (number) => found.add(number) });
  return found;
}

/** Reads one instruction; tells of the function it names and the numbers in it. Returns the opcode. */
function instruction(c, { onFunction, onNumber }) {
  const op = c.byte();
  if (op === 0x10 || op === 0x12 || op === 0xd2) {
    const index = c.u32();
    onFunction?.(index);
  }
  else if (op >= 0x02 && op <= 0x04) c.skipLeb();
  else if (op === 0x0c || op === 0x0d || (op >= 0x20 && op <= 0x26) || op === 0x3f || op === 0x40) c.u32();
  else if (op === 0x0e) { c.list((b) => b.u32()); c.u32(); }
  else if (op === 0x11 || op === 0x13) { c.u32(); c.u32(); }
  else if (op === 0x1c) c.list((b) => b.byte());
  else if (op >= 0x28 && op <= 0x3e) {
    c.u32();
    const offset = c.u32();
    onNumber?.(offset);
  } else if (op === 0x41) {
    const number = c.s32();
    onNumber?.(number);
  } else if (op === 0x42 || op === 0xd0) c.skipLeb();
  else if (op === 0x43) c.take(4);
  else if (op === 0x44) c.take(8);
  else if (op === 0xfc) {
    const more = c.u32();
    const operands = { 8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1 }[more] ?? 0;
    if (more > 17) throw Error(`instruction 0xfc ${more} is not understood`);
    for (let i = 0; i < operands; i += 1) c.u32();
  } else if (!(op <= 0x01 || op === 0x05 || op === 0x0b || op === 0x0f || op === 0x1a || op === 0x1b || (op >= 0x45 && op <= 0xc4) || op === 0xd1)) {
    throw Error(`instruction 0x${op.toString(16)} is not understood`);
  }
  return op;
}
