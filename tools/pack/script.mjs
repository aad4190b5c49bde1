// Scripts and styles without what only their readers need.

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

/** Without comments, indentation and the white space around braces and semicolons; no such signs may be in its texts. */
export function plainStyle(css) {
  if (/"[^"\n]*[{};][^"\n]*"/.test(css.replace(/url\("[^"]*"\)/g, ""))) throw Error("a text in the style sheet would be changed");
  return css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};]) ?/g, "$1")
    .replace(/;\}/g, "}")
    .trim();
}
