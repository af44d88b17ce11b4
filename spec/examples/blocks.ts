/** A fenced block of a Markdown page. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The fenced blocks of a page, in order. */
export function blocks(page: string): Block[] {
  const found: Block[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  for (const [index, line] of page.split("\n").entries()) {
    const fence = /^```(\w*)\s*$/.exec(line);
    if (open === undefined) {
      if (fence !== null) open = { language: fence[1] ?? "", lines: [], line: index + 1 };
    } else if (line.startsWith("```")) {
      found.push({
        language: open.language,
        text: open.lines.map((each) => `${each}\n`).join(""),
        line: open.line,
      });
      open = undefined;
    } else open.lines.push(line);
  }
  return found;
}

/** A block that runs, and what it is said to print: the block of text right behind it. */
export interface Runnable extends Block {
  readonly prints?: string;
}

/** The blocks of the languages that run. */
export function runnables(page: string): Runnable[] {
  const all = blocks(page);
  return all.flatMap((block, index) => {
    if (block.language !== "ts" && block.language !== "sh") return [];
    const next = all[index + 1];
    return [next?.language === "text" ? { ...block, prints: next.text } : block];
  });
}
