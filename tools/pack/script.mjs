// A script without what only its readers need.

/** Without comments that have lines of their own, indentation and empty lines; no text over several lines may be in it. */
export function plainScript(script) {
  if ((script.match(/`/g) ?? []).length % 2 || /`[^`\n]*\n[^`]*`/.test(script.replace(/`[^`\n]*`/g, ""))) {
    throw Error("a text over several lines would be changed");
  }
  return script
    .replace(/^\s*\/\*[^]*?\*\/[ \t]*$/gm, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith("//"))
    .join("\n");
}
