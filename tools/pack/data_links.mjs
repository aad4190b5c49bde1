// Which constants a piece of the program can reach, by what the linker knows of addresses
// (`--emit-relocs`, build.rs). So those that only the rest of the program needs come with the rest.
import { Cursor } from "./wasm_file.mjs";

const SYMBOL_TABLE = 8;
const DATA = 1, SECTION = 3;
// What `later!` writes before a text (core/src/text/later.rs).
const LATER = Buffer.from([2, 3, 2]);
const UNDEFINED = 0x10, EXPLICIT_NAME = 0x40;
// Kinds of relocation: those that carry an addend, and those of them that are addresses of data.
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);
const ADDRESSES = new Set([3, 4, 5, 11, 14, 15, 16, 17]);

/** From the file as the linker and wasm-bindgen leave it, before anything moves its segments. */
export class DataLinks {
  constructor(whole) {
    const custom = (name) => whole.customs.find((c) => c.name === name)?.rest;
    const linking = custom("linking");
    if (!linking) throw Error("the linker has not kept its addresses: --emit-relocs (build.rs) is missing");
    this.segments = readSegments(whole.data);
    this.symbols = this.#symbols(linking);
    this.sorted = this.symbols.filter(Boolean).sort((a, b) => a.start - b.start || a.end - b.end);
    this.meanings = new Map(); // address in code -> symbols that are meant by it
    for (const { address, symbol } of this.#relocations(custom("reloc.CODE"))) {
      if (!this.meanings.has(address)) this.meanings.set(address, new Set());
      this.meanings.get(address).add(symbol);
    }
    for (const { place, symbol } of this.#relocations(custom("reloc.DATA"))) {
      for (const owner of this.at(this.#addressOf(place))) owner.points.add(symbol);
    }
  }

  /** The symbols that cover an address. */
  at(address) {
    let low = 0, high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle].start <= address) low = middle + 1; else high = middle;
    }
    const found = [];
    // Symbols are short; equal strings may lie inside one another.
    for (let i = low - 1; i >= 0 && i > low - 64; i -= 1) if (this.sorted[i].end > address) found.push(this.sorted[i]);
    return found;
  }

  /** All that can be reached from the addresses that stand in code. */
  reached(addresses) {
    const reached = new Set();
    const open = [];
    const reach = (symbol) => {
      if (reached.has(symbol)) return;
      reached.add(symbol);
      open.push(symbol);
    };
    for (const address of addresses) {
      // The linker's word, ends of tables included; else, for a number that the optimizer made, its place and
      // the one just before it.
      const meant = this.meanings.get(address);
      for (const symbol of meant ?? this.at(address - 1)) reach(symbol);
      for (const symbol of this.at(address)) reach(symbol);
    }
    // A table may point to texts that only Later::text reads: those it does not reach.
    while (open.length) for (const symbol of open.pop().points) if (!isLater(symbol)) reach(symbol);
    return reached;
  }

  /** Ranges `[start, end)` of read-only bytes that belong only to symbols not reached. */
  unreached(addresses) {
    const reached = this.reached(addresses);
    const isFree = new Map(this.segments.map((s) => [s, new Uint8Array(s.bytes.length)]));
    const paint = (symbol, value) => isFree.get(symbol.segment).fill(value, symbol.start - symbol.segment.start, symbol.end - symbol.segment.start);
    // The first segment is .rodata; what the program may write is never put off.
    for (const symbol of this.sorted) if (symbol.segment === this.segments[0] && !reached.has(symbol)) paint(symbol, 1);
    for (const symbol of reached) paint(symbol, 0);
    const ranges = [];
    for (const [segment, free] of isFree) {
      for (let i = 0; i < free.length; i += 1) {
        if (!free[i]) continue;
        const start = i;
        while (i < free.length && free[i]) i += 1;
        ranges.push([segment.start + start, segment.start + i]);
      }
    }
    return ranges;
  }

  #symbols(linking) {
    const c = new Cursor(linking);
    if (c.u32() !== 2) throw Error("another version of the linking section");
    while (!c.isAtEnd) {
      const kind = c.byte();
      const body = new Cursor(c.take(c.u32()));
      if (kind !== SYMBOL_TABLE) continue;
      return body.list((b) => this.#symbol(b));
    }
    throw Error("no table of symbols");
  }

  #symbol(c) {
    const kind = c.byte();
    const flags = c.u32();
    if (kind === DATA) {
      const name = c.text();
      if (flags & UNDEFINED) return undefined;
      const segment = this.segments[c.u32()];
      const start = segment.start + c.u32();
      return { name, segment, start, end: start + c.u32(), points: new Set() };
    }
    c.u32();
    if (kind !== SECTION && (!(flags & UNDEFINED) || flags & EXPLICIT_NAME)) c.text();
    return undefined;
  }

  *#relocations(bytes) {
    if (!bytes) throw Error("the linker has not kept its relocations");
    const c = new Cursor(bytes);
    c.u32(); // the section
    for (let left = c.u32(); left > 0; left -= 1) {
      const kind = c.byte();
      const place = c.u32();
      const symbol = this.symbols[c.u32()];
      const addend = WITH_ADDEND.has(kind) ? c.s32() : 0;
      if (ADDRESSES.has(kind) && symbol) yield { place, symbol, address: symbol.start + addend };
    }
  }

  /** The address of a place in the data section. */
  #addressOf(place) {
    const segment = this.segments.find((s) => place >= s.place && place < s.place + s.bytes.length);
    return segment ? segment.start + place - segment.place : -1;
  }
}

/** Whether a symbol is a text with the mark of `later!`. */
const isLater = ({ segment, start, end }) =>
  end - start > LATER.length && segment.bytes.subarray(start - segment.start).subarray(0, LATER.length).equals(LATER);

/** The active segments of a data section: `{ start, place, bytes }`, place in the section. */
export function readSegments(data) {
  const c = new Cursor(data);
  return c.list((b) => {
    if (b.u32() !== 0 || b.byte() !== 0x41) throw Error("only plain data segments are understood");
    const start = b.s32();
    if (b.byte() !== 0x0b) throw Error("a data segment's address is not a number");
    const length = b.u32();
    const place = b.at;
    return { start, place, bytes: b.take(length) };
  });
}
