// Reading the little HTML that Trunk writes; not a parser for anything else.
import crypto from "node:crypto";

/** The first 16 hexadecimal digits of SHA-256: names of files and versions. */
export const hash = (content) => crypto.createHash("sha256").update(content).digest("hex").slice(0, 16);

/** All opening tags of a name, as they stand in the text. */
export const tags = (html, name) => html.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];

/** An attribute of a tag, or undefined. */
export function attribute(tag, name) {
  const found = tag.match(new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`));
  return found && (found[1] ?? found[2] ?? found[3]);
}

/** The content of a meta element by its name; an error where there is none. */
export function metaContent(html, name) {
  const tag = tags(html, "meta").find((t) => attribute(t, "name") === name);
  if (!tag) throw Error(`index.html has no <meta name="${name}">`);
  return attribute(tag, "content");
}
