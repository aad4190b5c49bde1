// A .br and a .gz beside every file that gets smaller by it.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const COMPRESSIBLE = /\.(html|js|css|wasm|svg|json|webmanifest|txt)$/;

/** Writes the compressed files and returns [{ name, plain, brotli, gzip }] in bytes. */
export function precompress(dir) {
  const names = fs.readdirSync(dir).filter((name) => fs.statSync(path.join(dir, name)).isFile());
  return names
    .filter((name) => !/^\.|\.(br|gz)$/.test(name))
    .sort()
    .map((name) => {
      const file = path.join(dir, name);
      const plain = fs.readFileSync(file);
      const size = { name, plain: plain.length, brotli: plain.length, gzip: plain.length };
      if (!COMPRESSIBLE.test(name)) return size;
      const brotli = zlib.brotliCompressSync(plain, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
          [zlib.constants.BROTLI_PARAM_LGWIN]: 22,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      });
      const gzip = zlib.gzipSync(plain, { level: 9 });
      for (const [ending, bytes] of [["br", brotli], ["gz", gzip]]) {
        if (bytes.length < plain.length) fs.writeFileSync(`${file}.${ending}`, bytes);
      }
      size.brotli = Math.min(size.plain, brotli.length);
      size.gzip = Math.min(size.plain, gzip.length);
      return size;
    });
}
